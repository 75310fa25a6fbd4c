#pragma once

#include "core/facts/Fact.h"

namespace qd::rules {

/// What a run came to, from its facts.
struct Account {
    struct Piece {
        QString kind;
        QString title;
        QString mediaType;
        int versions = 0;
        QByteArray sha256; ///< of the newest
        AgentId by;
    };
    std::optional<RunOutcome> outcome; ///< none: it is open
    QList<DecisionRecord> decisions;
    QList<Piece> pieces; ///< one of each kind, in the order in which they were first made
    qint64 calls = 0;    ///< of models
    qint64 turns = 0;
    TokenUsage usage;
    Money cost;
    Money wouldHaveCost;
    Duration working{0}; ///< how long models worked, all together
    int asked = 0;       ///< how often something waited for a yes
    int escalated = 0;
    int sentOut = 0;     ///< effects that left, or would have
};
Account accountOf(const QList<StoredFact>& facts);

/// Two runs of one brief side by side: as it was, and as it was tried differently. Pure.
struct Comparison {
    struct Decisions {
        QString kind;
        std::optional<DecisionRecord> then;
        std::optional<DecisionRecord> now;
        bool same = false; ///< the same was decided for the same reasons
    };
    struct Pieces {
        QString kind;
        std::optional<Account::Piece> then;
        std::optional<Account::Piece> now;
        qint64 wordsThen = 0; ///< of a text
        qint64 wordsNow = 0;
        double changed = 0;   ///< the share of its words that differ, from 0 to 1
    };
    Account then;
    Account now;
    QList<Decisions> decisions; ///< in the order of the first run, then what only the second has
    QList<Pieces> pieces;
    QStringList differences;    ///< in words, what weighs most first; empty: none
};

/// `bytes` holds those of the pieces, by SHA-256. Decisions belong together by their kind and maker, or by their
/// kind alone, the first of each to the first.
Comparison compared(const Account& then, const Account& now, const QMap<QByteArray, QByteArray>& bytes);

} // namespace qd::rules
