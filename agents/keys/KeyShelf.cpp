#include "agents/keys/KeyShelf.h"

#include "agents/keys/KeyNames.h"

#include <QSettings>

#include <utility>

namespace qd::agents {

namespace {

const QString kGroup = QStringLiteral("keys/");

Error noKey(const QString& name)
{
    return {Error::Rule, QStringLiteral("there is no key for %1").arg(name), name, QStringLiteral("quarterdeck keys set %1").arg(name)};
}

Error notGiven(const QString& name, const RingAnswer& answer)
{
    if (answer.outcome == RingAnswer::Absent)
        return {Error::Rule, QStringLiteral("the desktop's keyring does not hold the key for %1 any more").arg(name), name, QStringLiteral("quarterdeck keys set %1").arg(name)};
    return {Error::Store, QStringLiteral("the key for %1 cannot be read: %2").arg(name, answer.why), name,
            QStringLiteral("open the keyring, or give the key again with \"quarterdeck keys set %1\"").arg(name)};
}

/// Reasons for which a key may stay here instead.
bool hasNoRing(const RingAnswer& answer)
{
    switch (answer.outcome) {
    case RingAnswer::NoKeyring:
    case RingAnswer::Locked:
    case RingAnswer::Refused:
    case RingAnswer::Waiting: return true;
    default: return false;
    }
}

} // namespace

KeyShelf::KeyShelf(QString settingsFile, std::unique_ptr<KeyRing> keyring, std::chrono::milliseconds patience)
    : m_settingsFile(std::move(settingsFile))
    , m_patience(patience)
    , m_keyring(std::move(keyring))
{
}

KeyShelf::~KeyShelf()
{
    m_maker.reset();
    m_keyring.reset(); // it answers nobody after this
}

QStringList KeyShelf::listed() const
{
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.sync(); // another process may have written
    settings.beginGroup(kGroup.chopped(1));
    return settings.childKeys();
}

void KeyShelf::list(const QString& name, bool isKept) const
{
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    isKept ? settings.setValue(kGroup + name, QStringLiteral("keyring")) : settings.remove(kGroup + name);
}

QList<KeptKey> KeyShelf::kept() const
{
    QMap<QString, KeptKey> all;
    for (const QString& name : listed())
        all.insert(name, {name, true, {}});
    for (auto here = m_whyHere.begin(); here != m_whyHere.end(); ++here)
        all.insert(here.key(), {here.key(), false, *here, m_origins.value(here.key())});
    return all.values();
}

void KeyShelf::find(const QString& name, const QString& address, Found found)
{
    fetch(name, [this, name, address, found = std::move(found)](const Result<SharedSecret>& key) {
        const Result<Done> goes = key ? checkGoesTo(**key, name, address) : Result<Done>(key.error());
        if (goes && m_maker && m_maker->isFor(**key))
            return m_maker->make(name, *key, found);
        found(goes ? key : Result<SharedSecret>(goes.error()));
    });
}

void KeyShelf::refuse(const QString& name, const SharedSecret& shown)
{
    m_mailbox.post([this, name, shown] {
        if (!m_maker)
            return;
        fetch(name, [this, name, shown](const Result<SharedSecret>& key) {
            if (key && m_maker->isFor(**key))
                m_maker->refused(name, *key, shown);
        });
    });
}

void KeyShelf::readAgain(const QString& name, Found found)
{
    m_known.remove(name);
    m_troubles.remove(name);
    fetch(name, std::move(found));
}

void KeyShelf::renew(const QString& name, SharedSecret secret, std::function<void()> kept)
{
    keepInKeyring(name, secret, [this, name, secret, kept = std::move(kept)](const Result<KeptKey>& result) {
        if (!result)
            keepHere(name, secret, result.error().text);
        kept();
    });
}

void KeyShelf::findOrigin(const QString& name, std::function<void(Result<QString>)> found)
{
    fetch(name, [found = std::move(found)](const Result<SharedSecret>& key) { found(key ? Result<QString>((*key)->origin()) : Result<QString>(key.error())); });
}

/// Wherever it may go.
void KeyShelf::fetch(const QString& name, Found found)
{
    if (m_whyHere.contains(name))
        return m_session.read(name, [&found](RingAnswer answer) { found(answer.secret); });
    if (const SharedSecret known = m_known.value(name))
        return found(known);
    if (!listed().contains(name))
        return found(noKey(name));
    if (const auto trouble = m_troubles.constFind(name); trouble != m_troubles.constEnd() && !trouble->until.hasExpired())
        return found(notGiven(name, trouble->answer));
    QList<Found>& waiting = m_wanted[name];
    waiting.append(std::move(found));
    if (waiting.size() > 1)
        return;
    m_keyring->read(name, [this, name, change = m_changes.value(name)](const RingAnswer& answer) {
        if (change == m_changes.value(name))
            return taken(name, answer);
        for (Found& each : m_wanted.take(name)) // it was changed meanwhile: those who wait get what is right now
            fetch(name, std::move(each));
    });
}

void KeyShelf::taken(const QString& name, const RingAnswer& answer)
{
    const bool isFound = answer.outcome == RingAnswer::Done;
    if (isFound)
        m_known.insert(name, answer.secret);
    else
        m_troubles.insert(name, {answer, QDeadlineTimer(m_patience)});
    this->answer(name, isFound ? Result<SharedSecret>(answer.secret) : Result<SharedSecret>(notGiven(name, answer)));
}

void KeyShelf::answer(const QString& name, const Result<SharedSecret>& result)
{
    for (const Found& found : m_wanted.take(name))
        found(result);
}

int KeyShelf::enter(Mailbox* mailbox, std::function<void(const QString&)> changed)
{
    m_guests.insert(++m_lastGuest, {mailbox, std::move(changed)});
    return m_lastGuest;
}

void KeyShelf::leave(int guest)
{
    m_guests.remove(guest);
}

void KeyShelf::ask(int guest, const QString& name, const QString& address, Found found)
{
    m_mailbox.post([this, guest, name, address, found = std::move(found)] {
        find(name, address, [this, guest, found](const Result<SharedSecret>& result) {
            if (const Guest there = m_guests.value(guest); there.mailbox)
                there.mailbox->post([found, result] { found(result); });
        });
    });
}

/// What was known of it is not right any more, here and with those who have asked.
void KeyShelf::tell(const QString& name)
{
    m_known.remove(name);
    m_troubles.remove(name);
    ++m_changes[name];
    for (const Guest& guest : std::as_const(m_guests))
        guest.mailbox->post([changed = guest.changed, name] { changed(name); });
    emit changed(name);
}

void KeyShelf::keepHere(const QString& name, SharedSecret secret, const QString& why)
{
    m_origins.insert(name, secret->origin());
    m_session.write(name, std::move(secret), [](const RingAnswer&) {});
    m_whyHere.insert(name, why);
    tell(name);
}

void KeyShelf::keepInKeyring(const QString& name, SharedSecret secret, std::function<void(Result<KeptKey>)> kept, KeyKind kind)
{
    if (const Result<Done> named = checkKeyName(name); !named)
        return kept(named.error());
    if (const Result<Done> key = checkSecret(secret ? secret->bytes() : QByteArrayView(), kind); !key)
        return kept(key.error());
    m_keyring->write(name, secret, [this, name, secret, kept = std::move(kept)](const RingAnswer& answer) {
        if (answer.outcome != RingAnswer::Done)
            return kept(Error{hasNoRing(answer) ? Error::Rule : Error::Store, answer.why, name, {}});
        list(name, true);
        m_session.remove(name, [](const RingAnswer&) {});
        m_whyHere.remove(name);
        tell(name);
        kept(KeptKey{name, true, {}, secret->origin()});
    });
}

void KeyShelf::keep(const QString& name, SharedSecret secret, std::function<void(Result<KeptKey>)> kept, KeyKind kind)
{
    keepInKeyring(name, secret, [this, name, secret, kept = std::move(kept)](const Result<KeptKey>& result) {
        if (result || result.error().kind != Error::Rule)
            return kept(result);
        keepHere(name, secret, result.error().text);
        kept(KeptKey{name, false, result.error().text, secret->origin()});
    }, kind);
}

void KeyShelf::remove(const QString& name, std::function<void(Result<Done>)> removed)
{
    const bool wasHere = m_whyHere.remove(name) > 0;
    m_session.remove(name, [](const RingAnswer&) {});
    if (wasHere)
        tell(name);
    if (!listed().contains(name))
        return removed(wasHere ? Result<Done>(Done{}) : Result<Done>(noKey(name)));
    m_keyring->remove(name, [this, name, removed = std::move(removed)](const RingAnswer& answer) {
        if (answer.outcome != RingAnswer::Done && answer.outcome != RingAnswer::Absent)
            return removed(Error{Error::Store, QStringLiteral("the key for %1 cannot be removed: %2").arg(name, answer.why), name,
                                 QStringLiteral("open the keyring and try again")});
        list(name, false);
        tell(name);
        removed(Done{});
    });
}

void KeyShelf::reread(const QString& name)
{
    m_session.remove(name, [](const RingAnswer&) {});
    m_whyHere.remove(name);
    tell(name);
}

} // namespace qd::agents
