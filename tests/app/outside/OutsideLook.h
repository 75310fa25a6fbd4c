#pragma once

#include "tests/app/RecordFacts.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace qd::test {

/// An effect as an outsider finds it in the record.
struct SeenEffect {
    QString connector;
    QString key;    ///< that it was sent with
    QString ends;   ///< the last of the facts on it: "confirmed", "refused", "unknown", "deferred", "intended", …
    int intended = 0;
    int looked = 0;  ///< how often the outside was asked about it since nobody could tell
    bool isBegun = false; ///< one of its requests was begun, and nothing is on record of its end
    bool keyChanged = false;
    int unreached = 0; ///< how often it was put off since nobody could be reached
};

/// What an outsider folds from a record to hold it against what came outside.
class OutsideLook {
public:
    explicit OutsideLook(QString file) : m_file(std::move(file)) {}
    /// Reads what has come since the last time. @returns false when it cannot.
    bool look();

    QMap<QString, SeenEffect> effects;       ///< by id
    QMap<QString, QString> waiting;          ///< items that wait for a yes: the hash of each
    QSet<QString> asked;                     ///< effects that a person is asked about
    QMap<QString, int> taken;                ///< what came in, by its id: how often
    /// Those that were on their way when it was looked at last.
    QSet<QString> onTheirWay() const;
    /// Those of them that have begun something, as their connector put on record.
    QSet<QString> begun() const;

private:
    void take(const SeenFact& fact);
    void takeEffect(const SeenFact& fact);

    QString m_file;
    qint64 m_last = 0;
    QMap<QString, QString> m_questions; ///< by their id: the effect
};

} // namespace qd::test
