#pragma once

#include <QMap>
#include <QStringList>

#include <limits>
#include <optional>

namespace qd::test {

/// A reference monitor for promise P6, written from decisions 139 and 143 and from promises, 4.4, without a line of the program: how far a text can be trusted is a
/// number from 0 (a stranger) to 5 (she herself), how secret it is one from 0 (public) to 3 (secret), a level one from 1 (she does it) to 4 (it goes by itself).
class Monitor {
public:
    static constexpr int kStranger = 0, kColleague = 2, kHerself = 5;
    static constexpr int kInternal = 1, kPersonal = 2;
    static constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();

    struct Words {
        int trust = kHerself;
        int secrecy = 0;
        Words with(const Words& other) const { return {std::min(trust, other.trust), std::max(secrecy, other.secrecy)}; }
    };
    struct Deed {
        QString kind, way, account, who;
        int rank = 0;
        qint64 cost = 0;
        int audience = 0;    ///< 0 nobody, 1 one, 2 named, 3 a list, 4 followers, 5 anybody
        qint64 heads = 0;    ///< 0: nobody knows
        bool undoable = true;
        int secrecy = 0;     ///< of what it says of itself
        Words choice, text;
    };
    /// A rule. What is not given asks nothing.
    struct Rule {
        QStringList kinds, ways, accounts, whos;
        QList<int> ranks, audiences, risks;
        std::optional<qint64> costsOver, costsUpTo, headsOver, headsUpTo, before;
        std::optional<bool> undoable;
        std::optional<int> secrecyUpTo, secrecyOver, choiceFrom, textFrom, textBelow;
        int level = 3;
    };
    struct Limits {
        int level = 4;
        QMap<QString, int> kinds;
        int undoable = 4, strangers = 4;
        qint64 cost = kNoLimit, heads = kNoLimit;
        std::optional<QStringList> accounts; ///< "way/account"
    };
    struct Grant {
        QStringList kinds, ways;
        qint64 cost = kNoLimit;
        int audience = 5;
    };
    enum Verdict { Forbidden, Asks, MayGo };

    QList<QList<Rule>> rules;      ///< hers, then the file's
    QMap<QString, int> matrix;     ///< levels of kinds; else it asks
    QList<Limits> limits;          ///< hers and the file's
    QMap<QString, qint64> purses;  ///< what each may decide alone
    QMap<QString, QList<Grant>> grants;
    QMap<QString, int> clearances; ///< of ways
    qint64 now = 0;
    Words everything;              ///< the worst that the run has read or made

    Verdict judge(const Deed& deed) const;

private:
    int risk(const Deed& deed) const;
    bool holds(const Rule& rule, const Deed& deed) const;
    int granted(const Deed& deed) const;
    bool isForbidden(const Deed& deed) const;
};

} // namespace qd::test
