#include "app/inbound/settings/HooksSetUp.h"

#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/organisation/DocumentText.h"
#include "app/inbound/HookRoom.h"
#include "app/inbound/settings/Trials.h"
#include "app/keys/KeyAddresses.h"

namespace qd::app {

namespace {

constexpr qint64 kMostCounts = 64 * 1024;

Error unknown(const QString& id)
{
    return {Error::Parse, QStringLiteral("nobody of the id \"%1\" sends webhooks here any more").arg(id), id, QStringLiteral("one that stands in the list")};
}

Result<QStringList> linesOf(const Result<QList<agents::HookDesk::Came>>& came)
{
    if (!came)
        return came.error();
    QStringList lines;
    for (const agents::HookDesk::Came& one : *came)
        lines.append(QStringLiteral("%1: %2").arg(wordOf(one.inbound.kind), one.inbound.text));
    return lines;
}

} // namespace

agents::HookCounts hookCounts(const Home& home, const QString& organisation)
{
    const Result<QByteArray> bytes = agents::fileBytes(HookRoom::countFile(home, organisation), kMostCounts);
    const Result<agents::HookCounts> counts = bytes ? decodeText<agents::HookCounts>(*bytes) : Result<agents::HookCounts>(bytes.error());
    return counts ? *counts : agents::HookCounts{};
}

HooksSetUp::HooksSetUp(Home home, QString organisation, agents::KeyShelf& keys) : m_home(std::move(home)), m_organisation(std::move(organisation)), m_keys(keys) {}

/// Later, while its owner lives: nobody is answered before they have asked.
template <class T>
void HooksSetUp::give(QObject* owner, const Answer<T>& answer, Result<T> value)
{
    m_mailbox.post([owner = QPointer<QObject>(owner), answer, value = std::move(value)] {
        if (owner)
            answer(value);
    });
}

Result<ui::Hooks> HooksSetUp::hooks() const
{
    const Result<agents::HooksFile> file = agents::hooksOf(m_home.path());
    if (!file)
        return file.error();
    const agents::HookCounts counts = hookCounts(m_home, m_organisation);
    ui::Hooks hooks{{file->isOn, file->listen, file->port, file->folder}, {}, m_organisation, {}, counts.taken, counts.refused, counts.malformed, counts.putOff};
    for (const agents::HookSender& sender : file->senders)
        hooks.lines.append({sender.id, wordOf(sender.form), sender.organisation, sender.connector.isEmpty() ? sender.id : sender.connector, sender.key, sender.address, sender.isOn});
    for (const agents::SetUpConnector& each : agents::connectorFiles(m_home.path()))
        if (each.file)
            hooks.connectors.append(each.file->id);
    return hooks;
}

void HooksSetUp::look(QObject* owner, Answer<ui::Hooks> answer)
{
    give<ui::Hooks>(owner, answer, hooks());
}

/// The file as it is now, with the change.
Result<Done> HooksSetUp::change(const Change& change) const
{
    Result<agents::HooksFile> file = agents::hooksOf(m_home.path());
    if (!file)
        return file.error();
    if (const Result<Done> changed = change(*file); !changed)
        return changed;
    const Result<Done> made = m_home.make();
    return made ? agents::writeHooks(m_home.path(), *file) : made;
}

void HooksSetUp::put(const ui::HookDoor& door, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::HooksFile& file) -> Result<Done> {
        file.isOn = door.isOn;
        file.listen = door.listen;
        file.port = door.port;
        file.folder = door.folder;
        return Done{};
    }));
}

/// With a key of its own where it signs with a secret.
Result<agents::HookSender> HooksSetUp::senderOf(const ui::HookWish& wish) const
{
    const std::optional<agents::HookForm> form = enumOf<agents::HookForm>(wish.form);
    if (!form)
        return Error{Error::Parse, QStringLiteral("nobody signs webhooks in the form \"%1\"").arg(wish.form), wish.form, QStringLiteral("standard, github, sendgrid, mandrill, twilio, resend, mailgun, brevo or lob")};
    agents::HookSender sender;
    sender.id = wish.id;
    sender.form = *form;
    sender.organisation = m_organisation;
    sender.connector = wish.connector;
    sender.publicKey = wish.publicKey;
    sender.address = wish.address;
    if (!wish.publicKey.isEmpty() || *form == agents::HookForm::SendGrid)
        return sender;
    sender.key = QStringLiteral("hook-in-") + wish.id;
    const Result<QMap<QString, QStringList>> keys = keyAddresses(m_home);
    if (!keys)
        return keys.error();
    if (keys->contains(sender.key))
        return Error{Error::Rule, QStringLiteral("\"%1\" is the name of a key that is for somebody else").arg(sender.key), wish.id, QStringLiteral("another id, since its secret bears it")};
    return sender;
}

void HooksSetUp::add(const ui::HookWish& wish, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::HooksFile& file) -> Result<Done> {
        for (const agents::HookSender& other : std::as_const(file.senders))
            if (other.id == wish.id)
                return Error{Error::Rule, QStringLiteral("somebody called \"%1\" sends webhooks here already").arg(wish.id), wish.id, QStringLiteral("another id")};
        const Result<agents::HookSender> sender = senderOf(wish);
        if (!sender)
            return sender.error();
        file.senders.append(*sender);
        return Done{};
    }));
}

void HooksSetUp::turn(const QString& id, bool on, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::HooksFile& file) -> Result<Done> {
        for (agents::HookSender& sender : file.senders)
            if (sender.id == id) {
                sender.isOn = on;
                return Done{};
            }
        return unknown(id);
    }));
}

void HooksSetUp::remove(const QString& id, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::HooksFile& file) -> Result<Done> {
        return file.senders.removeIf([&id](const agents::HookSender& sender) { return sender.id == id; }) > 0 ? Result<Done>(Done{}) : unknown(id);
    }));
}

void HooksSetUp::test(const QString& id, const QString& path, QObject* owner, Answer<QStringList> answer)
{
    const Result<agents::HooksFile> file = agents::hooksOf(m_home.path());
    if (!file)
        return give<QStringList>(owner, answer, file.error());
    for (const agents::HookSender& sender : file->senders) {
        if (sender.id != id)
            continue;
        if (sender.key.isEmpty())
            return give<QStringList>(owner, answer, linesOf(tryHook(sender, path, nullptr)));
        return m_keys.find(sender.key, sender.keyAddress(), [sender, path, owner = QPointer<QObject>(owner), answer](const Result<agents::SharedSecret>& key) {
            if (owner)
                answer(key ? linesOf(tryHook(sender, path, key->get())) : Result<QStringList>(key.error()));
        });
    }
    give<QStringList>(owner, answer, unknown(id));
}

} // namespace qd::app
