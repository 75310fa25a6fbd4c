#include "app/inbound/settings/MailboxesSetUp.h"

#include "agents/effects/settings/OutsideConnectors.h"
#include "app/inbound/MailSeen.h"
#include "app/inbound/settings/Trials.h"
#include "app/keys/KeyAddresses.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

Error unknown(const QString& id)
{
    return {Error::Parse, QStringLiteral("no mailbox has the id \"%1\" any more").arg(id), id, QStringLiteral("one that stands in the list")};
}

bool sendsMail(agents::ConnectorKind kind)
{
    using enum agents::ConnectorKind;
    return kind == Smtp || kind == SendGrid || kind == Mandrill || kind == Resend || kind == Brevo || kind == Mailgun;
}

} // namespace

MailboxesSetUp::MailboxesSetUp(Home home, QString organisation, agents::KeyShelf& keys, std::function<void()> look)
    : m_home(std::move(home)), m_organisation(std::move(organisation)), m_look(std::move(look)), m_keys(keys, m_worker.mailbox())
{
}

MailboxesSetUp::~MailboxesSetUp()
{
    m_stop.request_stop();
    if (m_isRunning)
        m_worker.stop([] {});
}

/// Later, while its owner lives: nobody is answered before they have asked.
template <class T>
void MailboxesSetUp::give(QObject* owner, const Answer<T>& answer, Result<T> value)
{
    m_mailbox.post([owner = QPointer<QObject>(owner), answer, value = std::move(value)] {
        if (owner)
            answer(value);
    });
}

Result<ui::Boxes> MailboxesSetUp::boxes() const
{
    const Result<agents::MailAccounts> file = agents::mailAccountsOf(m_home.path());
    if (!file)
        return file.error();
    const Result<MailSeen> seen = mailSeen(m_home, m_organisation);
    ui::Boxes boxes;
    boxes.organisation = m_organisation;
    for (const agents::MailAccount& box : file->mailboxes) {
        const BoxSeen looked = seen ? seen->boxes.value(box.id) : BoxSeen{};
        boxes.lines.append({box.id, box.organisation, box.connector, box.url, box.user, box.key, box.folder, box.minutes, box.isOn, looked.looked, looked.trouble, looked.taken, looked.passed});
    }
    for (const agents::SetUpConnector& each : agents::connectorFiles(m_home.path()))
        if (each.file && sendsMail(each.file->kind))
            boxes.connectors.append(each.file->id);
    return boxes;
}

void MailboxesSetUp::look(QObject* owner, Answer<ui::Boxes> answer)
{
    give<ui::Boxes>(owner, answer, boxes());
}

/// The file as it is now, with the change.
Result<Done> MailboxesSetUp::change(const Change& change) const
{
    Result<agents::MailAccounts> file = agents::mailAccountsOf(m_home.path());
    if (!file)
        return file.error();
    if (const Result<Done> changed = change(*file); !changed)
        return changed;
    const Result<Done> made = m_home.make();
    return made ? agents::writeMailAccounts(m_home.path(), *file) : made;
}

void MailboxesSetUp::add(const ui::BoxWish& wish, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::MailAccounts& file) -> Result<Done> {
        if (file.find(wish.id))
            return Error{Error::Rule, QStringLiteral("there is a mailbox \"%1\" already").arg(wish.id), wish.id, QStringLiteral("another id")};
        const QString key = QStringLiteral("mail-in-") + wish.id;
        const Result<QMap<QString, QStringList>> keys = keyAddresses(m_home);
        if (!keys)
            return keys.error();
        if (keys->contains(key))
            return Error{Error::Rule, QStringLiteral("\"%1\" is the name of a key that is for somebody else").arg(key), wish.id, QStringLiteral("another id, since its password bears it")};
        file.mailboxes.append({wish.id, m_organisation, wish.connector, wish.url, wish.user, key, wish.folder, wish.minutes});
        return Done{};
    }));
}

void MailboxesSetUp::turn(const QString& id, bool on, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::MailAccounts& file) -> Result<Done> {
        for (agents::MailAccount& box : file.mailboxes)
            if (box.id == id) {
                box.isOn = on;
                return Done{};
            }
        return unknown(id);
    }));
}

void MailboxesSetUp::remove(const QString& id, QObject* owner, Answer<Done> answer)
{
    give<Done>(owner, answer, change([&](agents::MailAccounts& file) -> Result<Done> {
        return file.mailboxes.removeIf([&id](const agents::MailAccount& box) { return box.id == id; }) > 0 ? Result<Done>(Done{}) : unknown(id);
    }));
}

void MailboxesSetUp::test(const QString& id, QObject* owner, Answer<QString> answer)
{
    const Result<agents::MailAccounts> file = agents::mailAccountsOf(m_home.path());
    const agents::MailAccount* box = file ? file->find(id) : nullptr;
    if (!box)
        return give<QString>(owner, answer, file ? unknown(id) : file.error());
    if (!std::exchange(m_isRunning, true))
        m_worker.start();
    const auto back = [this, owner = QPointer<QObject>(owner), answer](const Result<QString>& found) {
        m_mailbox.post([owner, answer, found] {
            if (owner)
                answer(found);
        });
    };
    m_worker.post([this, box = *box, ca = wayOf(m_home).ownCa, back, stop = m_stop.get_token()] {
        m_keys.find(box.key, box.url, [box, ca, back, stop](const Result<agents::SharedSecret>& key) { back(key ? tryMailbox(box, *key, ca, stop) : Result<QString>(key.error())); });
    });
}

void MailboxesSetUp::whenLooked(QObject* owner, std::function<void()> then)
{
    m_waiting.append({owner, std::move(then)});
}

void MailboxesSetUp::tellLooked() const
{
    for (const auto& [owner, then] : m_waiting)
        if (owner)
            then();
}

} // namespace qd::app
