#include "ui/models/settings/authority/RuleTrial.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

constexpr qsizetype kShown = 4;

class Trial {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::RuleTrial)
};

} // namespace

void RuleTrial::run(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, QObject* owner, std::function<void(Result<rules::DryRun>)> tried) const
{
    if (!m_past)
        return tried(Error{Error::Store, QStringLiteral("the record is not open"), {}, {}});
    const Instant now = m_clock->now();
    m_past->actions(now - std::chrono::days(kDays), owner, [state = m_state, rules, ceilings, now, tried = std::move(tried)](const Result<QList<PastAction>>& actions) {
        if (!actions)
            return tried(actions.error());
        tried(rules::dryRun(state, {actions->constData(), size_t(actions->size())}, rules, ceilings, now));
    });
}

QString triedText(const rules::DryRun& tried)
{
    if (tried.of == 0)
        return Trial::tr("Nothing was to go out in the last %1 days, so there is nothing to try it on.").arg(RuleTrial::kDays);
    QString text = Trial::tr("%1 of the last %2 days' %3 actions would have asked you; %4 did.").arg(countText(tried.wouldAsk)).arg(RuleTrial::kDays).arg(countText(tried.of), countText(tried.asked));
    if (tried.newlyAsk + tried.noLonger > 0)
        text += u' ' + Trial::tr("%1 that went by themselves would ask, and %2 that asked would go by themselves.").arg(countText(tried.newlyAsk), countText(tried.noLonger));
    if (tried.unknown > 0)
        text += u' ' + Trial::tr("Of %1 it cannot be told: what chose them was not recorded then.").arg(countText(tried.unknown));
    return text;
}

QStringList caseTexts(const rules::DryRun& tried, Instant now)
{
    QStringList lines;
    for (const rules::Differing& one : tried.cases.mid(0, kShown))
        lines << Trial::tr("%1 → %2  ·  %3  ·  %4", "a level, another one, what it was about, when").arg(wordOf(one.then), wordOf(one.now), one.action.title, agoText(one.action.time, now));
    const qint64 more = tried.newlyAsk + tried.noLonger - lines.size();
    if (!lines.isEmpty() && more > 0)
        lines << Trial::tr("… and %1 more").arg(countText(more));
    return lines;
}

} // namespace qd::ui
