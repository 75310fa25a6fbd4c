#pragma once

#include "core/base/Clock.h"
#include "core/base/Money.h"
#include "core/base/Result.h"
#include "core/model/Command.h"
#include "core/rules/outside/StepWays.h"
#include "ui/models/settings/TypedKey.h"

#include <QDateTime>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

class QObject;

namespace qd::ui {

class WaysOut;

/// What a million tokens of a model cost, and who says so.
struct PriceLine {
    Money input;
    Money output;
    Money cacheRead;
    bool hasSteps = false; ///< larger inputs cost more
    QString date;          ///< ISO, when somebody looked it up
    QString source;
};

/// Where a key is.
struct KeyPlace {
    enum Where { Nowhere, Keyring, Session } where = Nowhere;
    QString why; ///< Session: why it is in no keyring, as one clause
    QString address{}; ///< the origin that it was given for; empty: not known
};

/// Somebody who can answer prompts.
struct ProviderLine {
    QString id;
    QString title;
    QString address;       ///< empty: it has none yet
    bool takesKey = false;
    bool needsKey = false;
    bool isHere = false;   ///< on this machine
    QStringList models;    ///< "provider:model"
    QString date;          ///< ISO, when the models were looked up
    QString source;
    QString tried;         ///< ISO, when this program was tried against it live; empty: never
};

/// Somebody who searches the web.
struct SearchLine {
    QString id; ///< also the name of its key
    QString title;
    QString source;
    QString tried;         ///< as a provider's
    bool takesKey = true;  ///< else the address of a server
};

/// What a tool does, in our eyes.
enum class ToolUse { Acts, Reads, Off };

struct ToolLine {
    QString name;
    QString title;         ///< the server's words, cleaned
    QString description;   ///< the same, at most a few lines
    std::optional<ToolUse> use; ///< as allowed; nothing: it was not
    bool saysItReads = false;
    bool isChanged = false; ///< it was allowed as something else
    QString unusable;      ///< why it cannot be used; empty: it can
};

/// A server of tools, as its file and what she allowed say.
struct ServerLine {
    enum State { Faulty, New, Changed, Allowed };
    QString id;
    QString title;
    QString shown;         ///< the exact command or address
    bool isCommand = true;
    State state = Faulty;
    QString why;
    std::optional<Instant> allowedAt;
    QList<ToolLine> tools; ///< as she allowed them
    QString key{};         ///< name of the key that it is given; empty: none
};

/// What a server that was started says of itself.
struct ServerLook {
    QString says;          ///< its name and version
    QList<ToolLine> tools;
};

/// An authority that is believed besides the system's.
struct AuthorityLine {
    QStringList names;
    QDateTime expires;
    QString trouble;       ///< why it cannot be used; then nothing goes out by https
};

/// What the desktop's keyring is like.
enum class RingIs { Asked, Open, Locked, Empty, NoBus, NoRing, Unknown };

/// Everything outside that can be asked, as it is now.
struct Connected {
    QList<ProviderLine> providers;
    QMap<QString, PriceLine> prices; ///< by "provider:model", or by the provider for all of its models
    QMap<QString, KeyPlace> keys;    ///< by name; those that there are
    QMap<QString, QString> keyAddresses; ///< by name of a key: the origin that it would go to now; those that are known
    QSet<QString> passwords; ///< of those names: what is kept under them is taken as it was typed, blanks and all
    QMap<QString, QString> signing; ///< of those names: the file of the webhook that is signed with it
    RingIs keyring = RingIs::Asked;
    QList<SearchLine> searchers;
    QString searxng;                 ///< address of her own server; empty: none
    QString searches;                ///< id of who searches; empty: nobody
    QList<ServerLine> servers;
    QString toolsFolder;
    QString proxy;                   ///< that the system names for the outside, "host:port"; empty: none
    std::optional<AuthorityLine> authority; ///< of her own

    /// Of a model, or of all models of its provider; null when nothing says what it costs.
    const PriceLine* price(const QString& model) const;
    const ProviderLine* provider(const QString& id) const;
};

/// What a provider said when it was tried.
struct ProviderWord {
    bool tookKey = false;
    QStringList models; ///< "provider:model"
    bool isWhole = true; ///< else it has more
    QMap<QString, qint64> windows{}; ///< how many tokens those hold that a server of one's own has loaded, as far as it says
};

/// Whom a tier asks, as it was written into her own file of the organisation.
struct TierLine {
    AdoptOrganisation adopt; ///< the command that has it used
    QString path;            ///< of that file
    bool wasShipped = false; ///< it stands in place of what ships now
};

/// Which steps of the organisation go another way, as it was written into her own file of it.
struct StepsLine {
    AdoptOrganisation adopt; ///< the command that has it so
    QString path;            ///< of that file
    bool wasShipped = false; ///< it stands in place of what ships now
};

/// Where the window comes to keys, providers, tools and the network: it sees neither of them itself.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never blocks.
/// @thread main.
class Connections {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~Connections() = default;
    /// Asks nobody outside. Answers a second time once the keyring has said what it is like.
    virtual void look(QObject* owner, Answer<Connected> answer) = 0;
    /// Something of it has changed, by whoever.
    virtual void whenChanged(QObject* owner, std::function<void()> then) = 0;

    /// Keeps a key, for the address that was last shown for it (Connected::keyAddresses) and no other, in the keyring, or until the program ends where there is none. It is overwritten once it was handed on.
    virtual void keepKey(const QString& name, std::unique_ptr<TypedKey> key, QObject* owner, Answer<KeyPlace> answer) = 0;
    virtual void removeKey(const QString& name, QObject* owner, Answer<Done> answer) = 0;
    /// Asks a provider for its list of models, with the key: one request, which costs nothing.
    virtual void tryProvider(const QString& id, QObject* owner, Answer<ProviderWord> answer) = 0;

    /// Writes down which models a tier asks, in the order in which they are asked. Nothing changes before `adopt` was given as a
    /// command. Error::Parse, with the way out, where one cannot be asked; then nothing is written.
    virtual void writeTier(const QString& tier, const QStringList& models, QObject* owner, Answer<TierLine> answer) = 0;

    /// Writes down that those steps go by that way out. Nothing changes before `adopt` was given as a command. Error::Parse, Error::Rule: one
    /// cannot; then nothing is written.
    virtual void writeSteps(const QString& way, const QList<rules::StepName>& steps, QObject* owner, Answer<StepsLine> answer) = 0;

    /// Starts the server, allowed or not, to see what it offers. It is given its key: she was told which.
    virtual void lookAtServer(const QString& id, QObject* owner, Answer<ServerLook> answer) = 0;
    /// Allows what was looked at last, with what each tool does. Error::Rule: nobody has looked.
    virtual void allowServer(const QString& id, const QMap<QString, ToolUse>& uses, QObject* owner, Answer<Done> answer) = 0;
    virtual void forbidServer(const QString& id, QObject* owner, Answer<Done> answer) = 0;
    /// Whose SearXNG searches; empty: nobody's. Error::Parse for what is no address.
    virtual void searchAt(const QString& address, QObject* owner, Answer<Done> answer) = 0;

    /// Believes the authorities in a file besides the system's, at once and everywhere; empty: none any more.
    virtual void trust(const QString& file, QObject* owner, Answer<Done> answer) = 0;

    /// The ways out of the house; lives as long as this.
    virtual WaysOut* waysOut() = 0;
};

} // namespace qd::ui
