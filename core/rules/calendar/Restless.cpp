#include "core/rules/calendar/Restless.h"

#include "core/rules/talk/Ladder.h"

namespace qd::rules {

bool Restless::fires(const TriggerId& trigger, Instant now)
{
    QList<Instant>& fired = m_fired[trigger];
    fired.removeIf([&](Instant at) { return at > now || now - at > kWithin; });
    if (fired.size() >= kMost) {
        fired.clear();
        return true;
    }
    fired.append(now);
    return false;
}

Escalation askedAboutRestless(const Trigger& trigger, Instant now)
{
    Escalation question = ownQuestion(system(), Escalation::kStorm, now);
    question.step = {trigger.id.text};
    question.issue = QStringLiteral("“%1” set off %2 runs within an hour, and nobody did anything meanwhile. It is switched off. May it go on?")
                         .arg(trigger.title).arg(Restless::kMost);
    question.attempts = {QStringLiteral("The program noticed it and switched it off")};
    question.recommendation = QStringLiteral("Look at what sets it off: let it go on if that was work, else leave it off and change its event or its threshold.");
    question.impact = QStringLiteral("While it is off it sets nothing off and keeps nothing of what comes.");
    return question;
}

} // namespace qd::rules
