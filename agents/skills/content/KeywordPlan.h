#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

#include <optional>

namespace qd::agents {

/// A keyword list with its figures, as a keyword planner exported it.
struct KeywordPlan {
    struct Entry {
        QString keyword;
        std::optional<qint64> volume;     ///< searches a month
        std::optional<double> difficulty; ///< 0 to 100
        qsizetype row = 0;                ///< of the file, as a spreadsheet numbers it
    };

    QString source;  ///< the file
    QList<Entry> entries;
    QString note;    ///< what had to be guessed or left out; empty when nothing

    /// Reads an export: columns "Keyword", "Avg. monthly searches", "Competition (indexed value)" or "Competition" of
    /// Google's planner, or "keyword", "volume", "difficulty". Lines above the header are passed over. A volume given as
    /// a range counts with its lower end; a competition in words counts with the middle of its third of the scale.
    /// Error::Parse names the file, the missing column, what was found and what would be right.
    static Result<KeywordPlan> read(const QByteArray& bytes, const QString& name);

    /// The newest *.csv in <home>/keywords (of two equally new the first by name), or the sample that ships.
    static Result<KeywordPlan> newest(const QString& home);
};

} // namespace qd::agents
