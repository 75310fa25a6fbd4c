#include "app/desktop/Notifier.h"

#include "app/desktop/Bulletin.h"
#include "core/rules/inbox/Glance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

namespace qd::app {

namespace {

const QString kName = QStringLiteral("org.freedesktop.Notifications"); // of the service and of its interface
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kApprove = QStringLiteral("approve");
constexpr int kLimitMs = 5'000;
constexpr qsizetype kOneByOne = 3; ///< more that come at once are said in one

QDBusMessage call(const char* method)
{
    return QDBusMessage::createMethodCall(kName, kPath, kName, QString::fromLatin1(method));
}

QString titleOf(const OfficeState& state, const AgentId& agent)
{
    const AgentProfile* profile = state.org.organisation().agent(agent);
    return !profile ? agent.text : profile->shortTitle.isEmpty() ? profile->title : profile->shortTitle;
}

/// Waits for her, as far as a fact says it.
QList<Uuid> newIn(const QList<StoredFact>& facts, const InboxState& inbox)
{
    QList<Uuid> items;
    for (const StoredFact& stored : facts) {
        Uuid item;
        if (const auto* asked = std::get_if<ApprovalAsked>(&stored.fact))
            item = asked->approval.id.uuid;
        else if (const auto* raised = std::get_if<EscalationRaised>(&stored.fact))
            item = raised->escalation.id.uuid;
        else if (const auto* climbed = std::get_if<EscalationClimbed>(&stored.fact))
            item = climbed->escalation.uuid;
        else
            continue;
        const auto approval = inbox.approvals.constFind({item});
        const auto escalation = inbox.escalations.constFind({item});
        const bool waits = approval != inbox.approvals.constEnd() ? approval->status == ApprovalStatus::Waiting && approval->decider == human()
                                                                  : escalation != inbox.escalations.constEnd() && escalation->with == human();
        if (waits && !items.contains(item))
            items.append(item);
    }
    return items;
}

/// The keys of what is offered, without the words on it.
QStringList keysOf(const QStringList& actions)
{
    QStringList keys;
    for (qsizetype i = 0; i < actions.size(); i += 2)
        keys.append(actions[i]);
    return keys;
}

} // namespace

Notifier::Notifier(QString address, std::function<bool()> isThere, QObject* parent)
    : QObject(parent), m_address(std::move(address)), m_isThere(std::move(isThere))
{
}

Notifier::~Notifier()
{
    for (const Shown& shown : std::as_const(m_shown))
        if (shown.id != 0)
            m_bus->send(call("CloseNotification") << shown.id);
}

void Notifier::begin()
{
    const QString name = QStringLiteral("notifier of ") + m_address;
    QDBusConnection bus = m_address.isEmpty() ? QDBusConnection::sessionBus() : QDBusConnection::connectToBus(m_address, name);
    if (!bus.isConnected())
        return;
    m_bus = std::make_unique<QDBusConnection>(bus);
    auto* watcher = new QDBusServiceWatcher(kName, *m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Notifier::ask);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &Notifier::lose);
    auto* bulletin = new Bulletin(kName, kPath, *m_bus, this);
    connect(bulletin, &Bulletin::ActionInvoked, this, &Notifier::invoked);
    connect(bulletin, &Bulletin::NotificationClosed, this, &Notifier::closed);
    ask();
}

void Notifier::ask()
{
    auto* asked = new QDBusPendingCallWatcher(m_bus->asyncCall(call("GetCapabilities"), kLimitMs), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<QStringList> reply = *asked;
        if (reply.isError())
            return lose(); // nobody serves it: then nothing is said
        m_hasActions = reply.value().contains(QLatin1String("actions"));
        m_hasMarkup = reply.value().contains(QLatin1String("body-markup"));
        if (!std::exchange(m_served, true))
            emit servedChanged(true);
    });
}

/// Whoever comes next knows nothing of what was shown.
void Notifier::lose()
{
    m_shown.clear();
    if (std::exchange(m_served, false))
        emit servedChanged(false);
}

void Notifier::take(const QList<StoredFact>& facts, const OfficeState& state)
{
    if (!m_served)
        return;
    sweep(state.inbox);
    if (m_isThere())
        return;
    const QList<Uuid> items = newIn(facts, state.inbox);
    if (items.size() > kOneByOne)
        return say(noteOfMany(items.size()), {}, {});
    for (const Uuid& item : items) {
        const auto approval = state.inbox.approvals.constFind({item});
        if (approval != state.inbox.approvals.constEnd())
            say(noteOf(*approval, titleOf(state, approval->from)), item, approval->sha256);
        else if (const auto escalation = state.inbox.escalations.constFind({item}); escalation != state.inbox.escalations.constEnd())
            say(noteOf(*escalation, titleOf(state, escalation->raisedBy)), item, {});
    }
}

void Notifier::say(const NoteText& note, const Uuid& item, const QByteArray& sha256)
{
    const quint64 token = ++m_tokens;
    const QStringList actions = m_hasActions ? note.actions : QStringList();
    const QStringList keys = keysOf(actions);
    m_shown.insert(token, {item, sha256, keys, keys.contains(kApprove)});
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("org.quarterdeck.Quarterdeck")},
                            {QStringLiteral("urgency"), QVariant::fromValue<uchar>(note.isUrgent ? 2 : 1)}};
    QDBusMessage notify = call("Notify");
    notify << QStringLiteral("Quarterdeck") << uint(0) << QStringLiteral("org.quarterdeck.Quarterdeck") << plainLine(note.summary, false)
           << plainLine(note.body, m_hasMarkup) << actions << hints << -1;
    auto* asked = new QDBusPendingCallWatcher(m_bus->asyncCall(notify, kLimitMs), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, token, asked] { answered(token, asked); });
}

void Notifier::answered(quint64 token, QDBusPendingCallWatcher* asked)
{
    asked->deleteLater();
    const QDBusPendingReply<uint> reply = *asked;
    const auto shown = m_shown.find(token);
    if (shown == m_shown.end())
        return;
    if (reply.isError())
        return void(m_shown.erase(shown));
    shown->id = reply.value();
    if (shown->isGone) // it was decided before the server had answered
        takeDown(token);
}

void Notifier::takeDown(quint64 token)
{
    const auto shown = m_shown.find(token);
    if (shown == m_shown.end())
        return;
    if (shown->id == 0) {
        shown->isGone = true;
        return;
    }
    m_bus->send(call("CloseNotification") << shown->id);
    m_shown.erase(shown);
}

/// Nothing that is said is about what is not so any more.
void Notifier::sweep(const InboxState& inbox)
{
    const QList<quint64> tokens = m_shown.keys();
    for (const quint64 token : tokens) {
        const Shown shown = m_shown.value(token);
        const auto approval = inbox.approvals.constFind({shown.item});
        const auto escalation = inbox.escalations.constFind({shown.item});
        const bool holds = shown.item.isNull()      ? inbox.waiting() > 0
                           : shown.sha256.isEmpty() ? escalation != inbox.escalations.constEnd() && escalation->with == human()
                                                    : approval != inbox.approvals.constEnd() && approval->status == ApprovalStatus::Waiting
                                                          && approval->decider == human() && approval->sha256 == shown.sha256;
        if (!holds)
            takeDown(token);
        else if (!shown.sha256.isEmpty())
            m_shown[token].isEnough = rules::isEnoughAtAGlance(*approval);
    }
}

std::optional<quint64> Notifier::tokenOf(uint id) const
{
    for (auto shown = m_shown.begin(); shown != m_shown.end(); ++shown)
        if (shown->id == id && id != 0)
            return shown.key();
    return std::nullopt;
}

void Notifier::invoked(uint id, const QString& action)
{
    const std::optional<quint64> token = tokenOf(id);
    if (!token)
        return; // somebody else's
    const Shown shown = m_shown.value(*token);
    if (!shown.offered.contains(action))
        return; // nobody can have pressed it: anybody on the bus may say that somebody did
    takeDown(*token); // one press, one command
    DecideApproval decide;
    decide.approval = {shown.item};
    decide.sha256 = shown.sha256;
    if (action == kApprove && shown.isEnough) {
        emit commandIssued(decide);
    } else if (action == QLatin1String("reject")) {
        decide.verdict = Verdict::Reject;
        decide.note = tr("Rejected from the desktop's notification");
        emit commandIssued(decide);
    } else { // Open, or an Approve that the item as it is by now would not have: she looks at it
        emit openAsked(shown.item);
    }
}

void Notifier::closed(uint id, uint)
{
    if (const std::optional<quint64> token = tokenOf(id))
        m_shown.remove(*token);
}

} // namespace qd::app
