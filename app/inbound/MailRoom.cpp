#include "app/inbound/MailRoom.h"

#include "agents/effects/settings/OutsideConnectors.h"
#include "app/inbound/AddressIndex.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {
constexpr std::chrono::milliseconds kWatch{2'000};
constexpr Duration kBack = std::chrono::days(14); ///< a mailbox that was never read is read from there on: the record knows ids for 15 days

QString addressOf(const agents::MailAccount& box)
{
    return QStringLiteral("%1 %2 %3").arg(box.url, box.user, box.folder);
}
} // namespace

struct MailRoom::Look {
    agents::MailAccount box;
    agents::MailFound found;
    std::optional<Error> wrong{};
    bool isOnRecord = true;
    qsizetype left = 0; ///< commands that are not answered
};

MailRoom::MailRoom(Department& department, QObject* parent) : QObject(parent), m_department(department), m_sent(department), m_writers(department, m_worker)
{
    connect(&m_watch, &QTimer::timeout, this, &MailRoom::watch);
    connect(&m_department, &Department::answered, this, &MailRoom::answered);
    if (const Result<MailSeen> seen = mailSeen(m_department.home(), m_department.organisation()))
        m_seen = *seen; // one that cannot be read: mails of the last days are read again, and the record knows them
    m_asked = mailAskedFor(m_department.home(), m_department.organisation());
}

MailRoom::~MailRoom()
{
    m_stop.request_stop();
    if (m_isRunning)
        m_worker.stop();
    m_keys.reset();
}

void MailRoom::begin()
{
    watch();
    m_watch.start(kWatch);
}

void MailRoom::say(const QString& text)
{
    if (std::exchange(m_said, text) != text && !text.isEmpty())
        emit noted(text);
}

/// Which are due, by the file as it is now.
void MailRoom::watch()
{
    const Instant asked = mailAskedFor(m_department.home(), m_department.organisation()), now = m_clock.now();
    if (std::exchange(m_asked, asked) < asked)
        return lookNow();
    if (m_now || m_department.feed().state().org.stopped)
        return;
    const Result<agents::MailAccounts> file = agents::mailAccountsOf(m_department.home().path());
    if (!file)
        return say(QStringLiteral("no mailbox is looked at: %1 (%2)").arg(file.error().text, file.error().where));
    for (const agents::MailAccount& box : file->mailboxes)
        if (box.isOn && box.organisation == m_department.organisation() && !m_due.contains(box.id))
            if (const BoxSeen& seen = seenOf(box); now - seen.looked >= std::chrono::minutes(box.minutes) || seen.looked > now)
                m_due.append(box.id);
    if (!m_due.isEmpty())
        next();
}

void MailRoom::lookNow()
{
    const Result<agents::MailAccounts> file = agents::mailAccountsOf(m_department.home().path());
    for (const agents::MailAccount& box : file ? file->mailboxes : QList<agents::MailAccount>())
        if (box.isOn && box.organisation == m_department.organisation() && !m_due.contains(box.id))
            m_due.append(box.id);
    if (!file)
        say(QStringLiteral("no mailbox is looked at: %1 (%2)").arg(file.error().text, file.error().where));
    if (!m_now)
        next();
}

void MailRoom::next()
{
    if (m_due.isEmpty())
        return emit looked();
    const Result<agents::MailAccounts> file = agents::mailAccountsOf(m_department.home().path());
    const QString id = m_due.takeFirst();
    const agents::MailAccount* box = file ? file->find(id) : nullptr;
    if (box && box->isOn && box->organisation == m_department.organisation() && !m_department.feed().state().org.stopped)
        return look(*box);
    next();
}

/// Where a mailbox is another one by now, none of its numbers is known.
BoxSeen& MailRoom::seenOf(const agents::MailAccount& box)
{
    BoxSeen& seen = m_seen.boxes[box.id];
    if (seen.address != addressOf(box))
        seen = {addressOf(box), 0, 0, {}, {}, 0, 0};
    return seen;
}

/// Where readers of its connector leave, as that one's file says.
QString MailRoom::leaveOf(const agents::MailAccount& box) const
{
    for (const agents::SetUpConnector& each : agents::connectorFiles(m_department.home().path()))
        if (each.file && each.file->id == box.connector)
            return each.file->unsubscribe;
    return {};
}

agents::ImapTalk MailRoom::talkOf(const agents::MailAccount& box) const
{
    const BoxSeen seen = m_seen.boxes.value(box.id);
    agents::ImapTalk talk;
    talk.url = box.url;
    talk.isHere = box.isOnThisMachine();
    talk.ownCa = wayOf(m_department.home()).ownCa;
    talk.user = box.user.toUtf8();
    talk.folder = box.folder.toLatin1();
    talk.validity = quint32(seen.validity);
    talk.after = quint32(seen.last);
    talk.since = m_clock.now() - kBack;
    return talk;
}

void MailRoom::look(const agents::MailAccount& box)
{
    seenOf(box);
    m_now = std::make_shared<Look>(Look{box, {}});
    if (!std::exchange(m_isRunning, true)) {
        m_worker.start();
        m_keys = std::make_unique<agents::KeysAtHand>(m_department.keys(), m_worker.mailbox());
    }
    const auto back = [this, look = m_now] { m_mailbox.post([this, look] { came(look); }); };
    m_worker.post([this, look = m_now, back, leave = leaveOf(box), talk = talkOf(box), home = m_department.home().path()] {
        m_keys->find(look->box.key, look->box.url, [this, look, back, leave, talk, home](const Result<agents::SharedSecret>& key) mutable {
            const Result<AddressIndex> index = key ? addressIndexOf(home) : Result<AddressIndex>(key.error());
            if (!index) {
                look->wrong = index.error();
                return back();
            }
            talk.key = *key;
            look->found = agents::lookAt(look->box, talk, leave, [&index](const QString& address) { return (*index)(QStringLiteral("e-mail"), address); }, m_clock.now(), m_stop.get_token());
            back();
        });
    });
}

void MailRoom::came(const std::shared_ptr<Look>& look)
{
    if (look->found.end.trouble != agents::ImapEnd::None)
        look->wrong = Error{Error::Network, look->found.end.said, look->box.url, {}};
    QStringList keys;
    for (const agents::MailCame& one : std::as_const(look->found.came))
        if (!one.key.isEmpty() && !keys.contains(one.key))
            keys.append(one.key);
    m_sent.find({look->box.connector}, keys, [this, look](const QMap<QString, agents::SentMail>& sent) { takeOut(look, sent); });
}

/// Who answers from another address of theirs is known by the mail that went to them.
void MailRoom::takeOut(const std::shared_ptr<Look>& look, const QMap<QString, agents::SentMail>& sent)
{
    QList<WritersOut::Written> written;
    for (const agents::MailCame& one : std::as_const(look->found.came)) {
        const auto mail = sent.constFind(one.key);
        written.append({one.inbound.text, mail == sent.constEnd() ? QList<QByteArray>() : QList<QByteArray>{one.inbound.index, mail->indexes.value(one.number - 1)}});
    }
    m_writers.takeOut(written, [this, look, sent](const QStringList& plain) {
        for (qsizetype i = 0; i < plain.size(); ++i)
            look->found.came[i].inbound.text = plain[i];
        keep(look, sent);
    });
}

void MailRoom::keep(const std::shared_ptr<Look>& look, const QMap<QString, agents::SentMail>& sent)
{
    QList<Inbound> all;
    for (const agents::MailCame& one : std::as_const(look->found.came)) {
        const auto mail = sent.constFind(one.key);
        const std::optional<Inbound> in = agents::inboundOf(one, mail == sent.constEnd() ? std::nullopt : std::optional(*mail));
        in ? all.append(*in) : void(++look->found.passed);
    }
    BoxSeen& seen = seenOf(look->box);
    seen.taken += all.size();
    seen.passed += look->found.passed;
    look->left = all.size();
    if (all.isEmpty())
        return ended(look);
    for (const Inbound& one : std::as_const(all)) {
        const CommandId id = CommandId::make(m_clock.now());
        m_open.insert(id, look);
        m_department.issue(id, TakeInbound{one}, system());
    }
}

void MailRoom::answered(const CommandId& id, const Result<Receipt>& receipt)
{
    const std::shared_ptr<Look> look = m_open.take(id);
    if (!look)
        return;
    if (!receipt) {
        look->wrong = receipt.error();
        look->isOnRecord = false;
    }
    if (--look->left == 0)
        ended(look);
}

/// What was read before something broke off stays read; what could not be written down is read again.
void MailRoom::ended(const std::shared_ptr<Look>& look)
{
    BoxSeen& seen = seenOf(look->box);
    const agents::ImapEnd& end = look->found.end;
    if (look->isOnRecord && end.validity > 0) {
        if (end.last > 0 || seen.validity != end.validity)
            seen.last = end.last;
        seen.validity = end.validity;
    }
    const QString before = seen.trouble;
    seen.looked = m_clock.now();
    seen.trouble = look->wrong ? look->wrong->text : QString();
    if (seen.trouble != before)
        emit noted(seen.trouble.isEmpty() ? QStringLiteral("the mailbox %1 is read again").arg(look->box.id) : QStringLiteral("the mailbox %1 cannot be read: %2").arg(look->box.id, seen.trouble));
    if (const Result<Done> written = writeMailSeen(m_department.home(), m_department.organisation(), m_seen); !written)
        emit noted(written.error().text);
    if (!look->wrong && end.isMore)
        m_due.append(look->box.id);
    m_now.reset();
    next();
}

} // namespace qd::app
