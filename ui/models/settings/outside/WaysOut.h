#pragma once

#include "core/base/Result.h"
#include "core/model/Command.h"
#include "core/model/outside/Pace.h"
#include "core/rules/outside/StepWays.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

class QObject;

namespace qd::ui {

/// A way out of the house, as its file in the home says.
struct WayLine {
    QString name;                 ///< of the file, without ".json"
    std::optional<Error> fault{}; ///< why the file cannot be used; the rest is empty then
    QString title{};
    QString kind{};               ///< "webhook", "git", as in the file
    QString place{};              ///< where everything goes, as a person would name it
    bool isOn = true;
    QStringList organisations{};  ///< whose it is, by id
    Confidentiality clearance = Confidentiality::Internal; ///< what may be sent there at most
    QStringList guarantees{};     ///< what its connector promises, a sentence each
    QString key{};                ///< name of the key that it needs; empty: none
    QByteArray sha256{};          ///< of the file as it is now
    bool signsIn = false;         ///< its key is what comes of a sign-in by the browser
    QString secret{};             ///< signsIn: name of the key that is the secret of her app there; empty: none
    ChannelPace own{};            ///< how fast, how much and when she lets it send, beside what the organisation says
    std::optional<Error> ownFault{}; ///< why nobody knows what she has said of that; nothing goes out meanwhile
    QMap<QString, QString> values{}; ///< what its file says, by member, as far as a form can say it
    rules::WayTakes takes{};         ///< what can be given to it
};

/// Something that is to be said about a new way out of one kind.
struct WayField {
    enum Sort { Text, Number, Tick, Choice };
    QString name;                 ///< of the member in the file
    Sort sort = Text;
    QStringList choices{};        ///< Choice
    QString about{};              ///< one clause, as the format says it
    QString usual{};              ///< what stands there at first
};

struct WayKind {
    QString name;
    QList<WayField> fields;
};

/// All that there is.
struct Ways {
    QList<WayLine> lines;         ///< by name
    QList<WayKind> kinds;         ///< that one can be made of
    QString folder;               ///< that their files are in
    QString organisation;         ///< id of the one that she works with
};

/// A way out that she wants to have. `values` by member; what is empty is left out.
struct WayWish {
    QString id;
    QString kind;
    QString title;
    QMap<QString, QString> values{};
};

/// What a test said, and what goes on record of it where the organisation may use it.
struct WayWord {
    QString found;
    SetConnector verified;
};

/// Where the window comes to ways out of the house. Nothing is allowed or on record before the command that comes back was given.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never waits for anybody outside.
/// @thread main.
class WaysOut {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~WaysOut() = default;
    virtual void look(QObject* owner, Answer<Ways> answer) = 0;
    /// One reading request, with its key; it changes nothing there.
    virtual void test(const QString& name, QObject* owner, Answer<WayWord> answer) = 0;
    /// Writes into its file that the organisation may use it, or no more. @returns what puts that on record.
    virtual void allow(const QString& name, bool may, QObject* owner, Answer<SetConnector> answer) = 0;
    /// Writes its file; nobody may use it yet. Error::Parse: what is wrong with it, and what would be right; Error::Rule: that id is taken.
    virtual void add(const WayWish& wish, QObject* owner, Answer<Done> answer) = 0;
    /// Has it used, or not, by its file; nothing of any organisation goes through one that is off.
    virtual void turn(const QString& name, bool on, QObject* owner, Answer<Done> answer) = 0;
    /// Writes those members of its file; an empty text takes one out. It is another file then, and to be allowed anew. Error::Parse: what is wrong, and what would be right.
    virtual void change(const QString& name, const QMap<QString, QString>& values, QObject* owner, Answer<Done> answer) = 0;
    /// Takes its file away, and her limits of it; its key stays.
    virtual void remove(const QString& name, QObject* owner, Answer<Done> answer) = 0;
    /// Keeps how fast, how much and when it may send, from now on and for whatever waits; one without a limit takes that back. Error::Parse: what is wrong
    /// with it, and what would be right.
    virtual void limit(const QString& name, const ChannelPace& pace, QObject* owner, Answer<Done> answer) = 0;
    /// Has the browser opened for it, and keeps what comes of it as its key. Of several for one way the newest counts, and it alone may answer. @returns a sentence.
    virtual void signIn(const QString& name, QObject* owner, Answer<QString> answer) = 0;
    /// Has the desktop open its file, or the folder of all where `name` is empty.
    virtual void open(const QString& name, QObject* owner, Answer<Done> answer) = 0;
};

} // namespace qd::ui
