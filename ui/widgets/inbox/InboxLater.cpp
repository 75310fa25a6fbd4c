#include "ui/widgets/inbox/InboxList.h"

#include "core/rules/Judge.h"
#include "ui/widgets/inbox/DecisionBar.h"
#include "ui/widgets/inbox/InboxView.h"
#include "ui/widgets/inbox/later/LaterMenu.h"
#include "ui/widgets/inbox/later/LaterPicker.h"
#include "ui/words/Amounts.h"

#include <algorithm>

namespace qd::ui {

/// What she selected, else the current item; without what cannot wait any more.
QList<InboxKey> InboxList::postponable() const
{
    if (!m_readOnly.isEmpty())
        return {};
    QList<InboxKey> keys = m_model->chosen();
    if (keys.isEmpty())
        keys.append(m_view->current());
    keys.removeIf([this](const InboxKey& key) {
        const Approval* approval = m_model->approval(key);
        const bool gone = approval ? key.kind == InboxKey::Leaving || approval->expires <= m_clock->now() : !m_model->escalation(key);
        return gone || m_model->isSent(key);
    });
    return keys;
}

void InboxList::askLater()
{
    const QList<InboxKey> keys = postponable();
    if (keys.isEmpty())
        return showBar(); // it says why
    LaterMenu::About about;
    about.items = keys.size();
    about.isPutOff = std::all_of(keys.begin(), keys.end(), [this](const InboxKey& key) { return m_model->isPutOff(key); });
    for (const InboxKey& key : keys)
        if (const std::optional<Instant> expires = m_model->expiry(key); expires && (!about.expires || *expires < *about.expires))
            about.expires = expires;
    const QPoint beneath = m_view->viewport()->mapToGlobal(m_view->visualRect(m_view->currentIndex()).bottomLeft());
    const QPoint place = m_bar && m_bar->isVisible() ? m_bar->menuPlace() : beneath;
    auto* menu = new LaterMenu(about, m_clock->now(), this);
    connect(menu, &LaterMenu::chosen, this, [this, keys](Instant until) { putOff(keys, until); });
    connect(menu, &LaterMenu::returnChosen, this, [this, keys] { bringBack(keys); });
    connect(menu, &LaterMenu::dateWanted, this, [this, keys, place] { pickDate(keys, place); });
    menu->open(place);
}

void InboxList::pickDate(const QList<InboxKey>& keys, const QPoint& place)
{
    const Instant now = m_clock->now();
    auto* picker = new LaterPicker(now, now + rules::kLongestSnooze, this);
    connect(picker, &LaterPicker::chosen, this, [this, keys](Instant until) { putOff(keys, until); });
    picker->open(place);
}

void InboxList::putOff(const QList<InboxKey>& keys, Instant until)
{
    m_putOff = keys;
    m_putOffUntil = until;
    for (const InboxKey& key : keys) {
        m_model->setChosen(key, false);
        moveOn(key);
    }
    for (const InboxKey& key : keys)
        emit commandIssued(SnoozeItem{{key.id}, until});
}

void InboxList::bringBack(const QList<InboxKey>& keys)
{
    for (const InboxKey& key : keys) {
        m_model->setChosen(key, false);
        emit commandIssued(ReturnItem{{key.id}});
    }
}

/// What the bar says of an item that stands aside.
QString InboxList::putOffText(const InboxKey& key) const
{
    const std::optional<Instant> until = m_model->putOffUntil(key);
    if (!until)
        return {};
    const Instant now = m_clock->now();
    const std::optional<Instant> expires = m_model->expiry(key);
    if (!expires || *expires >= *until)
        return tr("Put off. It comes back %1.", "when").arg(momentText(*until, now));
    return tr("Put off until %1, but it expires first, %2: %3", "when, when, what happens then").arg(momentText(*until, now), momentText(*expires, now), afterwards(key));
}

/// What holds when nobody has decided in time.
QString InboxList::afterwards(const InboxKey& key) const
{
    if (const Approval* approval = m_model->approval(key))
        return approval->onExpiry.isEmpty() ? tr("nothing goes out") : approval->onExpiry;
    const Escalation* question = m_model->escalation(key);
    const QList<Option> options = question ? question->options : QList<Option>();
    const auto then = std::find_if(options.begin(), options.end(), [question](const Option& one) { return one.id == question->onExpiry; });
    return then == options.end() ? tr("it counts as a no") : then->title;
}

/// A reason that she gives is one for all that she selected; a yes is said to what is shown, or to all with Shift+A.
void InboxList::decideShown(const Command& command)
{
    const auto* one = std::get_if<DecideApproval>(&command);
    const bool reasoned = one && (one->verdict == Verdict::Reject || one->verdict == Verdict::AskChanges);
    const QList<InboxKey> chosen = reasoned ? m_model->chosen() : QList<InboxKey>();
    if (chosen.size() > 1)
        decideTogether(*one, chosen);
    else
        decide(command);
}

void InboxList::decideTogether(const DecideApproval& like, const QList<InboxKey>& keys)
{
    DecideMany many;
    for (const InboxKey& key : keys) {
        const Approval* approval = m_model->approval(key);
        if (!approval || !whyBlocked(key, *approval).isEmpty())
            continue;
        DecideApproval one = like;
        one.approval = approval->id;
        one.sha256 = approval->sha256;
        many.decisions.append(one);
    }
    for (const InboxKey& key : keys)
        m_model->setChosen(key, false);
    for (const DecideApproval& one : std::as_const(many.decisions))
        m_model->setSent({InboxKey::Waiting, one.approval.uuid}, true);
    moveOn(m_view->current());
    showBar();
    if (!many.decisions.isEmpty())
        emit commandIssued(many);
}

} // namespace qd::ui
