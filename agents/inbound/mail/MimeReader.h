#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

namespace qd::agents {

/// A mail, or a part of one (RFC 2045, 2046), as it came.
struct MailPart {
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in small letters; values on one line
    QByteArray type = "text/plain";                   ///< in small letters
    QByteArray body;                                  ///< with its encoding; empty where it has parts
    QList<MailPart> parts;

    /// The first of that name; empty: there is none.
    QByteArray header(const char* name) const;
    /// What is written in it, by its encoding and charset.
    QString text() const;
    /// The first part of that type, this one among them; null: there is none.
    const MailPart* find(const char* type) const;
};

/// How much of a mail is read. What is more is left out, and nothing breaks by it.
struct MailBounds {
    static constexpr qsizetype kMostBytes = 256 * 1024;
    static constexpr qsizetype kMostHeaders = 300;      ///< of one part
    static constexpr qsizetype kMostHeader = 16 * 1024; ///< bytes of one
    static constexpr int kMostDepth = 8;
    static constexpr int kMostParts = 100; ///< of all
};

/// Takes a mail apart, whatever the bytes are; lines may end in LF alone. A part that holds a mail (message/rfc822, and message/global) has that as its only
/// part. Error::Parse: it has no headers, so it is none.
Result<MailPart> readMail(const QByteArray& bytes);
/// Lines of headers alone, as the parts of a report have them.
QList<std::pair<QByteArray, QByteArray>> headersIn(const QByteArray& bytes);

} // namespace qd::agents
