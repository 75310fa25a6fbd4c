#pragma once

#include "agents/effects/Gate.h"
#include "agents/effects/Outcome.h"
#include "core/model/Effect.h"

#include <QMap>

#include <functional>
#include <memory>

namespace qd {
class Mailbox;
}

namespace qd::agents {

class Capability;

/// Somebody whom a delivery is for, unsealed for it alone: on no record and in no log.
struct Person {
    QString name;
    QString address;                 ///< as the connector takes it: "ada@press.example", "+4915112345678"; of a letter its first line
    QMap<QString, QString> fields{}; ///< what else the connector reads(), by field
};

/// What a connector is handed: exactly what was approved, and its bytes.
struct Delivery {
    EffectId effect;
    EffectContent content;
    QMap<QByteArray, QByteArray> blobs; ///< by SHA-256; holds every file of `content`
    std::shared_ptr<Passage> passage{}; ///< for whoever may hold back this one alone; null: only a halt does
    QString account{};                  ///< which of the connector's; empty: it has one. What goes to one account keeps its order
    QString key{};                      ///< what the other side is to know it by: the same for each attempt, of [a-z2-7]
    QMap<QString, QString> stepped{};   ///< of its requests those that are done, by name: what the other side calls what came of them
    /// Says that one of several requests is done. `then` runs on the dispatcher's thread once that is on record, and before it the
    /// next must not begin; it never runs where it cannot be written down. Null: nobody writes it down. A copy may be kept.
    using Step = std::function<void(const QString& name, const QString& providerId, std::function<void()> then)>;
    Step step{};
    std::shared_ptr<Capability> capability{}; ///< used up before it leaves; null: nobody gave leave
    QMap<QString, Person> people{}; ///< of its recipients, by Recipient::address; each of them, or it is not handed on
};

/// The SHA-256 of every file of it.
inline QList<QByteArray> blobsOf(const EffectContent& content)
{
    QList<QByteArray> all;
    for (const EffectFile& file : content.files)
        all.append(file.sha256);
    return all;
}

/// Why what carries that much may not go there; empty where it may.
inline QString whyTooMuch(Confidentiality carries, const QString& title, Confidentiality clearance)
{
    return carries <= clearance ? QString() : QStringLiteral("it carries what is %1, and \"%2\" may carry what is %3 at most").arg(wordOf(carries), title, wordOf(clearance));
}

/// What the world says to something before anybody is asked about it.
struct Sight {
    QString target;    ///< digest of what it changes, as that stands there: EffectContent::target
    Values details{};  ///< besides those that it has
    QString preview{}; ///< HTML that stands below the rendered one; empty: none
};

/// One way out of the house. Everything asynchronous answers exactly once, at once or later, on the dispatcher's thread.
/// A connector sends nothing before it has asked the gate that it was given, and asks it anew before each further request: what
/// it has not asked for has not left, and what it was refused ends the delivery.
/// @thread deliver(), look(), lookUp(), test(), the cancels and leave() the dispatcher's, where it also makes what it needs for that (sockets);
/// enter() the one that built the dispatcher; everything else any, so it reads only what the constructor set.
class Connector {
public:
    virtual ~Connector() = default;
    virtual ConnectorId id() const = 0;
    virtual QString title() const = 0;
    /// The place that everything goes to, as a person would name it: a folder, an account.
    virtual QString place() const { return {}; }
    virtual Guarantees guarantees() const = 0;
    /// What may be in it at most.
    virtual Confidentiality clearance() const = 0;
    /// By what it reaches people: "e-mail", "sms", "letter". Empty: it reaches nobody by name.
    virtual QString channel() const { return {}; }
    /// What it has to know of each of them besides the name and the address: fields of a contact.
    virtual QStringList reads() const { return {}; }
    /// Whether it leaves this machine. A rehearsal never goes to one that does.
    virtual bool isOutward() const { return true; }
    /// Whether it waits while this machine has no network.
    virtual bool needsNetwork() const { return isOutward(); }
    /// Longest time for one delivery or test, in all its requests. Then it is cancelled.
    virtual Duration longest() const { return std::chrono::minutes(3); }

    /// What the platform would not take (length, size, missing file), before anybody is asked to approve it.
    virtual Result<Done> check(const EffectContent& content) const = 0;
    /// What it costs to send that, at most; nothing, mostly. An error where nobody knows: then it is not sent.
    virtual Result<Money> cost(const EffectContent&) const { return Money{}; }

    /// Before the dispatcher's thread runs, with that thread's mailbox; it lives longer than the connector.
    virtual void enter(Mailbox*) {}
    /// The thread ends: what was made on it goes. Nothing is under way any more.
    virtual void leave() {}

    /// Whether look() has anything to say; when it has, nobody is asked about anything that it was not asked about.
    virtual bool looks() const { return false; }
    using Seen = std::function<void(Result<Sight>)>;
    /// What `delivery` would change, as it is there now. Changes nothing there. cancel() ends it, too. The error is why it could
    /// not be sent as things stand.
    virtual void look(const Delivery&, const Gate&, Seen seen) { seen(Sight{}); }

    using Ended = std::function<void(Outcome)>;
    /// Copies of the gate and of `ended` may be kept until it has ended, and longer: then they do nothing. `delivery` may not.
    virtual void deliver(const Delivery& delivery, const Gate& gate, Ended ended) = 0;
    /// Ends it as it may, soon: what has left is Unknown then; the same for a look for it. Harmless when it is not under way.
    virtual void cancel(const EffectId&) {}

    /// Whether it can be looked up what became of a delivery.
    virtual bool canLookUp() const { return false; }
    using Looked = std::function<void(LookedUp)>;
    /// Looks whether it is there; changes nothing there. Gate, `delivery` and `looked` as with deliver(); never at the same time as
    /// its delivery. Where the look failed it is Unclear.
    virtual void lookUp(const Delivery&, const Gate&, Looked looked) { looked({Found::Unclear, QStringLiteral("%1 cannot be asked").arg(title()), {}}); }

    using Tested = std::function<void(Result<QString>)>;
    /// The test button: whether it can be reached and takes our key. Changes nothing there. One sentence about what it found.
    /// One at a time.
    virtual void test(const Gate& gate, Tested tested) = 0;
    virtual void cancelTest() {}
};

} // namespace qd::agents
