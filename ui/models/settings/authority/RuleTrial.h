#pragma once

#include "core/rules/authority/trying/DryRun.h"
#include "ui/models/past/PastActions.h"

namespace qd::ui {

/// Tries other rules and ceilings of hers on what was done in the last 30 days. Changes nothing. @thread main.
class RuleTrial final {
public:
    static constexpr int kDays = 30;

    /// Both outlive it. `past` may be null: then nothing can be tried here.
    RuleTrial(PastActions* past, const Clock* clock) : m_past(past), m_clock(clock) {}

    bool canTry() const { return m_past; }
    void setState(const OfficeState& state) { m_state = state; }
    const OfficeState& state() const { return m_state; }
    Instant now() const { return m_clock->now(); }

    /// `tried` comes only while `owner` lives.
    void run(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, QObject* owner, std::function<void(Result<rules::DryRun>)> tried) const;

private:
    PastActions* m_past;
    const Clock* m_clock;
    OfficeState m_state;
};

/// "12 of the last 30 days' 340 actions would have asked you; 9 did." and what would be otherwise.
QString triedText(const rules::DryRun& tried);
/// The newest of those that would be decided otherwise, one line each, and how many more there are.
QStringList caseTexts(const rules::DryRun& tried, Instant now);

} // namespace qd::ui
