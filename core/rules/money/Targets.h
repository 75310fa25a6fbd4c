#pragma once

#include "core/state/OfficeState.h"

#include <optional>

/// How the department does, measured and not claimed: against its targets, and beside a human team. Pure.
namespace qd::rules {

/// One number of the department.
struct Figure {
    QString id;      ///< "approved-first-time"
    QString title;
    std::optional<double> value; ///< none: there is not enough to say; `note` says of what
    QString unit;    ///< "%", "h", "$"; may be empty
    std::optional<double> target;
    bool atLeast = true; ///< the target is a least; else a most
    QString note;    ///< what it was counted from
    bool isMet() const { return value && target && (atLeast ? *value >= *target : *value <= *target); }
};

/// Of the agents: completion, time of a task, approved first time, escalations, decided without the human.
QList<Figure> agentFigures(const OfficeState& state);
/// Of the business: pieces a week, time to publication, cost of a piece and of a lead, her own time.
QList<Figure> businessFigures(const OfficeState& state, Instant now);
/// Of the work: pieces of each marketer, time and touch points for a piece, how much she edits, what came back for the money.
QList<Figure> workFigures(const OfficeState& state, Instant now);
/// "97 % (at least 95 %, met)", or why there is none.
QString inWords(const Figure& figure);

/// What the same pieces would have taken a human team, by what she says of it.
struct TeamComparison {
    struct Role {
        HumanRole who;
        Money perPiece;
    };
    QList<Role> roles;
    int days = 0;      ///< that were looked at, of the last 30
    qint64 pieces = 0; ///< finished in them
    Money ours;        ///< billed in them for the department's own work
    Money oursWould;   ///< at list prices: of a rehearsal
    Money theirsPerPiece; ///< all roles together
    double hoursPerPiece = 0;
    /// None: no piece was finished.
    std::optional<Money> oursPerPiece() const;
};
TeamComparison beside(const OfficeState& state, Instant now);

/// What a campaign has cost and brought, all of it since its beginning.
struct CampaignResult {
    CampaignId campaign;
    QString title;
    Money outside;
    Money work;        ///< of runs about it
    std::optional<double> leads;   ///< as they were last read of it and of its channels and pieces, added up
    std::optional<double> revenue;
    std::optional<Money> perLead() const;
};
QList<CampaignResult> campaignResults(const OfficeState& state);

} // namespace qd::rules
