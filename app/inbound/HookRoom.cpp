#include "app/inbound/HookRoom.h"

#include "agents/inbound/hooks/HookFolder.h"
#include "agents/inbound/hooks/HookListener.h"
#include "agents/organisation/DocumentText.h"
#include "app/inbound/AddressIndex.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace qd::app {

namespace {
constexpr std::chrono::milliseconds kLookAgain{2'000}, kWriteAfter{50};
} // namespace

/// Made and gone on the thread.
struct HookRoom::Rooms {
    std::shared_ptr<agents::HookDesk> desk;
    std::unique_ptr<agents::HookListener> listener;
    std::unique_ptr<agents::HookFolder> folder;
};

/// What one request says, on its way to the record.
struct HookRoom::Batch {
    qsizetype left = 0;
    std::optional<Error> wrong;
    agents::HookDesk::Kept kept; ///< runs on the thread
};

HookRoom::HookRoom(Department& department, QObject* parent) : QObject(parent), m_department(department), m_sent(department), m_writers(department, m_worker), m_rooms(std::make_unique<Rooms>())
{
    m_writing.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &HookRoom::read);
    connect(&m_writing, &QTimer::timeout, this, &HookRoom::writeCounts);
    connect(&m_department, &Department::answered, this, &HookRoom::answered);
    connect(&m_department.feed(), &StateFeed::factsTaken, this, [this] {
        if (m_isRunning)
            m_worker.post([this, stopped = m_department.feed().state().org.stopped] {
                if (m_rooms->desk)
                    m_rooms->desk->setStopped(stopped);
            });
    });
}

HookRoom::~HookRoom()
{
    if (!m_isRunning)
        return;
    m_worker.stop([this] { // which joins it: what it wrote is seen here
        if (m_rooms->desk)
            m_counts = m_rooms->desk->counts();
        *m_rooms = {};
    });
    m_keys.reset();
    writeCounts();
}

void HookRoom::begin()
{
    read();
    m_watch.start(kLookAgain);
}

/// The file as it is now. @returns whether it is another one than before
bool HookRoom::read()
{
    const QString path = agents::hooksFileOf(m_department.home().path());
    const Result<QByteArray> bytes = QFile::exists(path) ? agents::fileBytes(path, 512 * 1024) : Result<QByteArray>(QByteArray());
    if (bytes && *bytes == m_read)
        return false;
    const Result<agents::HooksFile> file = !bytes ? Result<agents::HooksFile>(bytes.error()) : bytes->isEmpty() ? Result<agents::HooksFile>(agents::HooksFile{}) : agents::readHooks(*bytes);
    m_read = bytes ? *bytes : QByteArray("?");
    shut();
    if (!file)
        emit noted(QStringLiteral("webhooks do not come in: %1 (%2)").arg(file.error().text, file.error().where));
    else if (file->isOn)
        open(*file);
    return true;
}

void HookRoom::shut()
{
    if (m_isRunning)
        m_worker.call([this] {
            m_rooms->folder.reset();
            m_rooms->listener.reset();
        });
}

void HookRoom::open(const agents::HooksFile& file)
{
    QList<agents::HookSender> senders = file.senders;
    senders.removeIf([this](const agents::HookSender& sender) { return sender.organisation != m_department.organisation(); });
    if (senders.isEmpty())
        return;
    if (!std::exchange(m_isRunning, true)) {
        m_worker.start();
        m_keys = std::make_unique<agents::KeysAtHand>(m_department.keys(), m_worker.mailbox());
    }
    static const SystemClock kClock;
    agents::HookDesk::Parts parts{senders, [this](const agents::HookSender& sender, agents::KeyShelf::Found found) { m_keys->find(sender.key, sender.keyAddress(), std::move(found)); },
                                  [home = m_department.home().path()] { return addressIndexOf(home); },
                                  [this](const QList<agents::HookDesk::Came>& came, const agents::HookDesk::Kept& kept) { m_mailbox.post([this, came, kept] { takeOut(came, kept); }); }, &kClock};
    Result<Done> listens = Done{};
    m_worker.call([&, stopped = m_department.feed().state().org.stopped] {
        m_rooms->desk = std::make_shared<agents::HookDesk>(parts);
        m_rooms->desk->setStopped(stopped);
        const auto counted = [this] { m_mailbox.post([this, counts = m_rooms->desk->counts()] {
            m_counts = counts;
            if (!m_writing.isActive()) // else what comes without a pause would never be written
                m_writing.start(kWriteAfter);
        }); };
        if (file.listens()) {
            m_rooms->listener = std::make_unique<agents::HookListener>(*m_rooms->desk);
            QObject::connect(m_rooms->listener.get(), &agents::HookListener::answered, m_rooms->listener.get(), counted);
            listens = m_rooms->listener->listen(QHostAddress(file.listen), quint16(file.port));
        }
        if (!file.folder.isEmpty()) {
            m_rooms->folder = std::make_unique<agents::HookFolder>(*m_rooms->desk, file.folder);
            QObject::connect(m_rooms->folder.get(), &agents::HookFolder::answered, m_rooms->folder.get(), counted);
            m_rooms->folder->begin();
        }
    });
    emit noted(listens ? QStringLiteral("webhooks come in%1%2").arg(file.listens() ? QStringLiteral(" at http://%1:%2/in/…").arg(file.listen).arg(file.port) : QString(), file.folder.isEmpty() ? QString() : QStringLiteral(", from the folder ") + file.folder)
                       : QStringLiteral("webhooks do not come in: ") + listens.error().text);
}

quint16 HookRoom::port()
{
    quint16 port = 0;
    if (m_isRunning)
        m_worker.call([&] { port = m_rooms->listener ? m_rooms->listener->port() : quint16(0); });
    return port;
}

/// An effect under way by the key that its receiver knows it by.
EffectId HookRoom::effectOf(const QString& key) const
{
    if (!key.isEmpty())
        for (const Effect& effect : m_department.feed().state().effects.open)
            if (effect.key == key)
                return effect.id;
    return {};
}

/// Whoever is not in the file any more, or with another key, is not let in: who still is comes again.
void HookRoom::takeOut(QList<agents::HookDesk::Came> came, const agents::HookDesk::Kept& kept)
{
    if (read())
        return m_worker.post([kept] { kept(Error{Error::Cancelled, QStringLiteral("webhooks were set up anew meanwhile"), {}, {}}); });
    QList<WritersOut::Written> written;
    for (const agents::HookDesk::Came& one : std::as_const(came))
        written.append({one.inbound.text, {one.inbound.index}});
    m_writers.takeOut(written, [this, came, kept](const QStringList& plain) mutable {
        for (qsizetype i = 0; i < plain.size(); ++i)
            came[i].inbound.text = plain[i];
        keep(came, kept);
    });
}

/// Most of what is said of a mail is said when it has left. What one sender says at once is of one way out.
void HookRoom::keep(const QList<agents::HookDesk::Came>& came, const agents::HookDesk::Kept& kept)
{
    QStringList keys;
    for (const agents::HookDesk::Came& one : came)
        if (one.inbound.effect.isNull() && !one.effectKey.isEmpty() && effectOf(one.effectKey).isNull() && !keys.contains(one.effectKey))
            keys.append(one.effectKey);
    if (keys.isEmpty())
        return issue(came, {}, kept);
    m_sent.find(came.first().inbound.connector, keys, [this, came, kept](const QMap<QString, agents::SentMail>& sent) { issue(came, sent, kept); });
}

/// Of one of many that has left it is about the whole: what its readers did is counted of that.
void HookRoom::issue(const QList<agents::HookDesk::Came>& came, const QMap<QString, agents::SentMail>& sent, const agents::HookDesk::Kept& kept)
{
    const auto batch = std::make_shared<Batch>(Batch{came.size(), std::nullopt, kept});
    for (const agents::HookDesk::Came& one : came) {
        const CommandId id = CommandId::make(SystemClock().now());
        m_open.insert(id, batch);
        Inbound inbound = one.inbound;
        if (inbound.effect.isNull())
            inbound.effect = effectOf(one.effectKey);
        if (const auto gone = sent.constFind(one.effectKey); inbound.effect.isNull() && gone != sent.constEnd())
            inbound.effect = gone->whole.isNull() ? gone->effect : gone->whole;
        m_department.issue(id, TakeInbound{inbound}, system());
    }
}

void HookRoom::answered(const CommandId& id, const Result<Receipt>& receipt)
{
    const std::shared_ptr<Batch> batch = m_open.take(id);
    if (!batch)
        return;
    if (!receipt)
        batch->wrong = receipt.error();
    if (--batch->left > 0)
        return;
    m_worker.post([batch] { batch->kept(batch->wrong ? Result<Done>(*batch->wrong) : Result<Done>(Done{})); });
}

QString HookRoom::countFile(const Home& home, const QString& organisation)
{
    return home.path() + QStringLiteral("/hooks-in.seen/") + organisation + QStringLiteral(".json");
}

void HookRoom::writeCounts()
{
    const QString path = countFile(m_department.home(), m_department.organisation());
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(encode(m_counts) + '\n') < 0 || !out.commit())
        emit noted(QStringLiteral("%1 cannot be written: %2").arg(path, out.errorString()));
}

} // namespace qd::app
