#include "app/inbound/SentMails.h"

#include "core/rules/outside/Leaving.h"

namespace qd::app {

namespace {

constexpr qint64 kPage = 500;

/// What the fact ends; null: nothing.
EffectId endOf(const Fact& fact)
{
    if (const auto* confirmed = std::get_if<EffectConfirmed>(&fact))
        return confirmed->effect;
    if (const auto* refused = std::get_if<EffectRefused>(&fact))
        return refused->effect;
    const auto* withdrawn = std::get_if<EffectWithdrawn>(&fact);
    return withdrawn ? withdrawn->effect : EffectId();
}

} // namespace

struct SentMails::Reading {
    QStringList keys;
    QList<Sequence> open;
    Found found;
};

void SentMails::keep(const Effect& effect)
{
    agents::SentMail sent{effect.id, effect.content.title, {}, effect.parent};
    for (const Recipient& recipient : effect.content.recipients)
        sent.indexes.append(recipient.index);
    m_known.insert(rules::effectKey(effect), sent);
}

void SentMails::find(const ConnectorId& connector, const QStringList& keys, Found found)
{
    for (const Effect& effect : m_department.feed().state().effects.open)
        if (effect.content.connector == connector)
            keep(effect);
    auto reading = std::make_shared<Reading>(Reading{keys, {}, std::move(found)});
    const bool isAll = std::all_of(keys.begin(), keys.end(), [this](const QString& key) { return m_known.contains(key); });
    if (isAll)
        return read(reading);
    m_department.history().actions(SystemClock().now() - kKept, &m_mailbox, [this, connector, reading](const Result<QList<PastAction>>& actions) {
        for (const PastAction& action : actions ? *actions : QList<PastAction>())
            if (action.connector == connector && !m_read.contains(action.sequence))
                reading->open.append(action.sequence);
        read(reading);
    });
}

/// One fact after the other; what is known once is not read again.
void SentMails::read(const std::shared_ptr<Reading>& reading)
{
    if (reading->open.isEmpty()) {
        QMap<QString, agents::SentMail> found;
        for (const QString& key : std::as_const(reading->keys))
            if (m_known.contains(key))
                found.insert(key, m_known.value(key));
        return reading->found(found);
    }
    const Sequence at = reading->open.takeFirst();
    m_department.history().facts(at, 1, &m_mailbox, [this, reading, at](const Result<QList<StoredFact>>& facts) {
        const auto* planned = facts && !facts->isEmpty() ? std::get_if<EffectPlanned>(&facts->first().fact) : nullptr;
        if (!planned)
            return read(reading);
        keep(planned->effect);
        if (planned->effect.content.recipients.size() > 1)
            return readParts(reading, planned->effect.id, at, at + 1);
        m_read.insert(at);
        read(reading);
    });
}

/// Its parts stand behind it, up to what became of the whole. O(facts between).
void SentMails::readParts(const std::shared_ptr<Reading>& reading, const EffectId& whole, Sequence planned, Sequence from)
{
    m_department.history().facts(from, kPage, &m_mailbox, [this, reading, whole, planned, from](const Result<QList<StoredFact>>& facts) {
        bool isOver = false;
        for (const StoredFact& stored : facts ? *facts : QList<StoredFact>()) {
            if (const auto* part = std::get_if<EffectPlanned>(&stored.fact); part && part->effect.parent == whole)
                keep(part->effect);
            isOver = isOver || endOf(stored.fact) == whole;
        }
        if (isOver)
            m_read.insert(planned);
        else if (facts && facts->size() == kPage)
            return readParts(reading, whole, planned, from + kPage);
        read(reading);
    });
}

} // namespace qd::app
