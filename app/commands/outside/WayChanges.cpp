#include "app/commands/outside/WayChanges.h"

#include "agents/effects/settings/WayTaking.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/outside/PaceOptions.h"
#include "app/commands/outside/WayOptions.h"
#include "app/connections/outside/WayForms.h"

namespace qd::app {

namespace {

/// What KEY=VALUE says, sorted by whom it is for.
struct Said {
    QMap<QString, QString> members;
    QMap<QString, QString> limits;
};

Result<Said> saidIn(const QStringList& pairs, const QCommandLineParser& parser)
{
    Said said{{}, paceOptions(parser)};
    for (const QString& pair : pairs) {
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1)
            return Error{Error::Parse, QStringLiteral("\"%1\" does not say what is to be what").arg(pair), pair, QStringLiteral("KEY=VALUE, as title=\"Order desk\", url=https://…, per-day=3")};
        const QString key = pair.left(at).trimmed();
        const QString limit = QString(key).replace(u'_', u'-');
        paceNames().contains(limit) ? said.limits.insert(limit, pair.mid(at + 1)) : said.members.insert(memberOf(key), pair.mid(at + 1).trimmed());
    }
    if (said.members.isEmpty() && said.limits.isEmpty())
        return Error{Error::Parse, QStringLiteral("connectors set wants to know what to set"), QStringLiteral("set"), QStringLiteral("KEY=VALUE of its file, as title=\"Order desk\"; or a limit: ") + paceNames().join(QStringLiteral(", "))};
    return said;
}

Result<agents::ConnectorFile> changed(const Invocation& call, const ConnectorShelf& shelf, const QString& id, const QMap<QString, QString>& members)
{
    if (shelf.folder(id, call.organisation))
        return Error{Error::Rule, QStringLiteral("%1 is a folder of this machine and has no file").arg(id), id, QStringLiteral("only limits: ") + paceNames().join(QStringLiteral(", "))};
    const Result<WayOut> way = shelf.find(id);
    return way ? fileWith(*way->from.file, members) : Result<agents::ConnectorFile>(way.error());
}

/// Whether she had allowed what stood there before, so that she has to anew.
QString afterwards(const Invocation& call, const WayOut& before, const WayOut& after, const DoorState& door)
{
    const QString& id = after.from.file->id;
    const WayOut::Allowed may = after.allowedIn(call.organisation, door);
    if (may == WayOut::Yes)
        return QStringLiteral("\"%1\" is kept as %2 was allowed to use it.").arg(id, call.organisation);
    if (before.allowedIn(call.organisation, door) == WayOut::Yes)
        return QStringLiteral("\"%1\" is kept, and another one than %2 was allowed to use: nothing goes through it before quarterdeck connectors allow %1.").arg(id, call.organisation);
    return QStringLiteral("\"%1\" is kept.").arg(id);
}

Result<QString> keepFile(const Invocation& call, const ConnectorShelf& shelf, const agents::ConnectorFile& file)
{
    const Result<OfficeState> state = stateNow(call);
    const Result<WayOut> before = state ? shelf.find(file.id) : Result<WayOut>(state.error());
    const Result<Done> written = before ? shelf.write(file) : Result<Done>(before.error());
    const Result<WayOut> after = written ? shelf.find(file.id) : Result<WayOut>(written.error());
    return after ? Result<QString>(afterwards(call, *before, *after, state->door)) : Result<QString>(after.error());
}

int sayAll(const Invocation& call, const QString& id, const QStringList& sentences, const std::optional<ChannelPace>& pace = {})
{
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "done", sentences.join(u' '));
            if (pace)
                membersOf(out, QStringLiteral("yours"), *pace);
        }));
    for (const QString& sentence : sentences)
        call.say(sentence);
    return kDone;
}

/// Pieces of the organisation that would still go there, by title.
QStringList openThrough(const OfficeState& state, const QString& id)
{
    QStringList titles;
    for (const Effect& effect : state.effects.open)
        if (effect.content.connector.text == id && isStillHere(effect.status))
            titles.append(QStringLiteral("\"%1\"").arg(effect.content.title.simplified().left(80)));
    return titles;
}

QString waiting(const OfficeState& state, const QString& id, const QString& until)
{
    constexpr int kNamed = 3;
    const QStringList titles = openThrough(state, id);
    if (titles.isEmpty())
        return {};
    const QString more = titles.size() > kNamed ? QStringLiteral(" and %1 more").arg(titles.size() - kNamed) : QString();
    return QStringLiteral("%1%2 would still go through it, and cannot %3.").arg(titles.mid(0, kNamed).join(QStringLiteral(", ")), more, until);
}

/// An organisation's file may name no way that there is not. Empty: none of its steps goes there.
QString goingThere(const QString& id, const OfficeState& state)
{
    const std::optional<rules::WayTakes> named = agents::takenBy(id);
    return named && named->mayLack ? QString() : rules::goingBy(state.org.organisation(), {id}).join(QStringLiteral(", "));
}

} // namespace

int setWay(const Invocation& call, const ConnectorShelf& shelf, const QStringList& words, const QCommandLineParser& parser)
{
    const QString& id = words.first();
    const Result<Said> said = saidIn(words.mid(1), parser);
    if (!said)
        return call.fail(said.error());
    if (const Result<WayOut> way = shelf.find(id); !way && !shelf.folder(id, call.organisation))
        return call.fail(way.error());
    const Result<ChannelPace> pace = paceOf(call, id, said->limits);
    if (!pace)
        return call.fail(pace.error());
    QStringList sentences;
    if (!said->members.isEmpty()) {
        const Result<agents::ConnectorFile> file = changed(call, shelf, id, said->members);
        const Result<QString> kept = file ? keepFile(call, shelf, *file) : Result<QString>(file.error());
        if (!kept)
            return call.fail(kept.error());
        sentences.append(*kept);
    }
    if (said->limits.isEmpty())
        return sayAll(call, id, sentences);
    if (const Result<Done> kept = keepPaceOf(call, *pace); !kept)
        return call.fail(kept.error());
    return sayAll(call, id, sentences << paceSentence(*pace), *pace);
}

int turnWay(const Invocation& call, const ConnectorShelf& shelf, const QString& id, bool on)
{
    if (shelf.folder(id, call.organisation))
        return call.fail({Error::Rule, QStringLiteral("%1 is a folder of this machine: it is always there").arg(id), id, QStringLiteral("quarterdeck rules set, with a rule for what goes there")});
    const Result<OfficeState> state = stateNow(call);
    const Result<bool> turned = state ? shelf.turn(id, on) : Result<bool>(state.error());
    const Result<WayOut> after = turned ? shelf.find(id) : Result<WayOut>(turned.error());
    if (!after)
        return call.fail(after.error());
    if (!*turned)
        return sayAll(call, id, {QStringLiteral("That is so already.")});
    QStringList sentences{QStringLiteral("\"%1\" is off: nothing of any organisation goes through it.").arg(id)};
    if (on)
        sentences = {after->allowedIn(call.organisation, state->door) == WayOut::Yes ? QStringLiteral("\"%1\" is on, and %2 may use it.").arg(id, call.organisation)
                                                                                  : QStringLiteral("\"%1\" is on, and %2 may not use it yet: quarterdeck connectors allow %1.").arg(id, call.organisation)};
    else if (const QString held = waiting(*state, id, QStringLiteral("before quarterdeck connectors on %1").arg(id)); !held.isEmpty())
        sentences.append(held);
    return sayAll(call, id, sentences);
}

/// The leave goes, too: who sets the same up again is asked again.
int removeWay(const Invocation& call, const ConnectorShelf& shelf, const QString& id)
{
    if (shelf.folder(id, call.organisation))
        return call.fail({Error::Rule, QStringLiteral("%1 is a folder of this machine: it is always there").arg(id), id, QStringLiteral("quarterdeck rules set, with a rule for what goes there")});
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (const QString goes = goingThere(id, *state); !goes.isEmpty())
        return call.fail({Error::Rule, QStringLiteral("steps of %1 go through it: %2").arg(call.organisation, goes), id, QStringLiteral("first quarterdeck connectors use, with another way for them; connectors off %1 lets nothing out meanwhile").arg(id)});
    const Result<WayOut> way = shelf.find(id);
    if (const Result<Done> removed = shelf.remove(id); !removed)
        return call.fail(removed.error());
    if (const std::optional<SetConnector> leave = ConnectorShelf::leaveOf(id, state->door)) {
        const Result<Receipt> gone = sendCommand(call, Command(*leave));
        if (!gone)
            return call.fail(gone.error());
    }
    QStringList sentences{QStringLiteral("\"%1\" is taken out: nothing goes through it any more.").arg(id)};
    if (const QString held = waiting(*state, id, QStringLiteral("before a connection of that id is set up and allowed")); !held.isEmpty())
        sentences.append(held);
    if (way && !way->from.file->key.isEmpty())
        sentences.append(QStringLiteral("Its key stays where it is: quarterdeck keys remove %1 takes it away.").arg(way->from.file->key));
    return sayAll(call, id, sentences);
}

} // namespace qd::app
