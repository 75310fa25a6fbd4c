#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace qd::agents {

/// A table of separated values, as people's programs really write it: RFC 4180, with comma, semicolon or tab (found by
/// looking), lines ended by CR, LF or both, in UTF-8, UTF-16 (with or without a mark) or Latin-1.
struct Csv {
    struct Row {
        qsizetype number = 0; ///< as a spreadsheet shows it: 1 is the first; blank rows count
        QStringList fields;
    };

    QList<Row> rows; ///< without the blank ones
    QChar separator = u',';
    QString encoding;
    QString note; ///< what had to be guessed; empty when nothing

    /// Error::Parse when the bytes are no text, or a quote is never closed; `name` is the file as the person knows it.
    /// Linear in the bytes. @thread any
    static Result<Csv> read(const QByteArray& bytes, const QString& name);
};

} // namespace qd::agents
