#include "app/connections/ConnectionRoom.h"

#include "agents/keys/KeyNames.h"
#include "app/connections/ConnectionDesk.h"
#include "app/connections/ConnectionLines.h"
#include "app/keys/KeyAddresses.h"

#include <algorithm>

namespace qd::app {

namespace {

Error noMemory()
{
    return {Error::Internal, QStringLiteral("no memory could be locked for the key"), QStringLiteral("ulimit -l"), QStringLiteral("a limit of 64 or more")};
}

} // namespace

ConnectionRoom::ConnectionRoom(Parts parts) : m_parts(std::move(parts)), m_ways(m_parts.home, m_parts.organisation, *m_parts.keys), m_keys(*m_parts.keys, m_worker.mailbox())
{
}

ConnectionRoom::~ConnectionRoom()
{
    if (m_isRunning)
        m_worker.stop([this] { m_desk.reset(); });
}

void ConnectionRoom::post(std::function<void(ConnectionDesk&)> what)
{
    if (!std::exchange(m_isRunning, true))
        m_worker.start();
    m_worker.post([this, what = std::move(what)] {
        if (!m_desk)
            m_desk = std::make_unique<ConnectionDesk>(m_parts.home, m_keys);
        what(*m_desk);
    });
}

/// A function that the shelf of keys, which lives longer, may call when this is gone.
template <class T>
std::function<void(Result<T>)> ConnectionRoom::whileHere(std::function<void(const Result<T>&)> then)
{
    return [alive = QPointer<Mailbox>(&m_mailbox), then = std::move(then)](const Result<T>& value) {
        if (alive)
            then(value);
    };
}

/// A function for any thread that has `answer` called on this one while `owner` lives.
template <class T>
ui::Connections::Answer<T> ConnectionRoom::here(QObject* owner, Answer<T> answer)
{
    return [this, owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<T> value) {
        m_mailbox.post([owner, answer, value = std::move(value)] {
            if (owner)
                answer(value);
        });
    };
}

void ConnectionRoom::look(QObject* owner, Answer<ui::Connected> answer)
{
    const Answer<ui::Connected> add = [this, owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<ui::Connected> read) {
        if (!read)
            return answer(read);
        show(*read);
        addKeys(*read, m_parts.keys->kept());
        answer(read); // the keyring may take its time
        m_parts.keys->look([this, alive = QPointer<Mailbox>(&m_mailbox), owner, answer, connected = std::move(*read)](agents::RingState state) mutable {
            if (!alive)
                return;
            connected.keyring = ringOf(state);
            const QStringList names = state == agents::RingState::Open ? QStringList(connected.keys.keys()) : QStringList();
            addOrigins(owner, std::move(connected), names, answer);
        });
    };
    post([give = here<ui::Connected>(owner, add)](ConnectionDesk& desk) { give(desk.read()); });
}

/// What each key was given for; an open keyring says so without asking the person.
void ConnectionRoom::addOrigins(const QPointer<QObject>& owner, ui::Connected connected, QStringList names, const Answer<ui::Connected>& answer)
{
    if (!owner)
        return;
    if (names.isEmpty())
        return answer(connected);
    const QString name = names.takeFirst();
    m_parts.keys->findOrigin(name, whileHere<QString>([this, owner, connected = std::move(connected), names, name, answer](const Result<QString>& origin) mutable {
        if (origin)
            connected.keys[name].address = origin->isEmpty() ? agents::shippedOrigin(name) : *origin;
        addOrigins(owner, std::move(connected), names, answer);
    }));
}

void ConnectionRoom::whenChanged(QObject* owner, std::function<void()> then)
{
    QObject::connect(m_parts.keys, &agents::KeyShelf::changed, owner, [then = std::move(then)] { then(); });
}

void ConnectionRoom::keepKey(const QString& name, std::unique_ptr<ui::TypedKey> key, QObject* owner, Answer<ui::KeyPlace> answer)
{
    const auto give = here<ui::KeyPlace>(owner, std::move(answer)); // never before this returns
    if (m_addresses.contains(name))
        return keepFor(name, *key, give);
    const auto read = here<ui::Connected>(&m_mailbox, [this, name, typed = std::shared_ptr<ui::TypedKey>(std::move(key)), give](const Result<ui::Connected>& connected) {
        if (!connected)
            return give(connected.error());
        show(*connected);
        keepFor(name, *typed, give);
    });
    post([read](ConnectionDesk& desk) { read(desk.read()); });
}

void ConnectionRoom::show(const ui::Connected& connected)
{
    m_addresses = connected.keyAddresses;
    m_passwords = connected.passwords;
    m_signing = connected.signing;
}

void ConnectionRoom::keepFor(const QString& name, const ui::TypedKey& key, const std::function<void(Result<ui::KeyPlace>)>& give)
{
    const agents::KeyKind kind = m_passwords.contains(name) ? agents::KeyKind::Password : agents::KeyKind::Key;
    const QByteArrayView typed = kind == agents::KeyKind::Password ? key.bytes() : key.bytes().trimmed();
    if (const Result<Done> right = agents::checkSecret(typed, kind); !right)
        return give(Error{right.error().kind, right.error().text, {}, right.error().hint});
    const QString origin = m_addresses.value(name);
    if (origin.isEmpty())
        return give(Error{Error::Rule, QStringLiteral("there is no one address that the key for %1 would go to").arg(name), name,
                          QStringLiteral("one address, in the file of its provider or server of tools")});
    const agents::SharedSecret secret = agents::Secret::of(typed, origin);
    if (!secret)
        return give(noMemory());
    if (const Result<Done> fits = checkKeyUse(m_signing, name, *secret); !fits)
        return give(fits.error());
    m_parts.keys->keep(name, secret, whileHere<agents::KeptKey>([this, name, give](const Result<agents::KeptKey>& kept) {
        if (!kept)
            return give(kept.error());
        if (kept->inKeyring)
            post([name, own = m_parts.organisation](ConnectionDesk& desk) { desk.tellOthers(name, own); });
        give(placeOf(*kept));
    }), kind);
}

void ConnectionRoom::removeKey(const QString& name, QObject* owner, Answer<Done> answer)
{
    m_parts.keys->remove(name, whileHere<Done>([this, name, give = here<Done>(owner, std::move(answer))](const Result<Done>& removed) {
        if (removed)
            post([name, own = m_parts.organisation](ConnectionDesk& desk) { desk.tellOthers(name, own); });
        give(removed);
    }));
}

void ConnectionRoom::tryProvider(const QString& id, QObject* owner, Answer<ui::ProviderWord> answer)
{
    const auto give = here<ui::ProviderWord>(owner, std::move(answer));
    const QList<agents::KeptKey> kept = m_parts.keys->kept();
    const bool hasKey = std::any_of(kept.begin(), kept.end(), [&id](const agents::KeptKey& each) { return each.name == id; });
    post([id, hasKey, give](ConnectionDesk& desk) { desk.tryProvider(id, hasKey, give); });
}

void ConnectionRoom::writeTier(const QString& tier, const QStringList& models, QObject* owner, Answer<ui::TierLine> answer)
{
    post([organisation = m_parts.organisation, tier, models, give = here<ui::TierLine>(owner, std::move(answer))](ConnectionDesk& desk) {
        give(desk.writeTier(organisation, tier, models));
    });
}

void ConnectionRoom::writeSteps(const QString& way, const QList<rules::StepName>& steps, QObject* owner, Answer<ui::StepsLine> answer)
{
    post([organisation = m_parts.organisation, way, steps, give = here<ui::StepsLine>(owner, std::move(answer))](ConnectionDesk& desk) { give(desk.writeSteps(organisation, way, steps)); });
}

void ConnectionRoom::lookAtServer(const QString& id, QObject* owner, Answer<ui::ServerLook> answer)
{
    post([id, give = here<ui::ServerLook>(owner, std::move(answer))](ConnectionDesk& desk) { desk.lookAtServer(id, give); });
}

/// Has something changed there, and who is at work told of it here when it was.
void ConnectionRoom::change(QObject* owner, Answer<Done> answer, std::function<Result<Done>(ConnectionDesk&)> what, const std::function<void()>& tell)
{
    post([this, what = std::move(what), tell, give = here<Done>(owner, std::move(answer))](ConnectionDesk& desk) {
        const Result<Done> done = what(desk);
        if (done)
            m_mailbox.post(tell); // also when whoever asked is gone
        give(done);
    });
}

void ConnectionRoom::allowServer(const QString& id, const QMap<QString, ui::ToolUse>& uses, QObject* owner, Answer<Done> answer)
{
    change(owner, std::move(answer), [id, uses, own = m_parts.organisation](ConnectionDesk& desk) {
        Result<Done> allowed = desk.allowServer(id, uses);
        if (allowed)
            desk.tellOthersOfTools(own);
        return allowed;
    }, m_parts.toolsChanged);
}

void ConnectionRoom::forbidServer(const QString& id, QObject* owner, Answer<Done> answer)
{
    change(owner, std::move(answer), [id, own = m_parts.organisation](ConnectionDesk& desk) {
        Result<Done> forbidden = desk.forbidServer(id);
        if (forbidden)
            desk.tellOthersOfTools(own);
        return forbidden;
    }, m_parts.toolsChanged);
}

void ConnectionRoom::searchAt(const QString& address, QObject* owner, Answer<Done> answer)
{
    change(owner, std::move(answer), [address](ConnectionDesk& desk) { return desk.searchAt(address); }, m_parts.searxngChanged);
}

void ConnectionRoom::trust(const QString& file, QObject* owner, Answer<Done> answer)
{
    change(owner, std::move(answer), [file](ConnectionDesk& desk) { return desk.trust(file); }, m_parts.wayChanged);
}

} // namespace qd::app
