#include "core/rules/Keeping.h"

#include "core/rules/Refusals.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace qd::rules {

namespace {

bool hasWord(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// How many notes of a namespace are hers.
qsizetype hersIn(const MemoryState& memory, const QString& space)
{
    return std::count(memory.hers.begin(), memory.hers.end(), space);
}

/// The oldest entry that is not hers, where there are as many as there may be; else null.
MemoryId crowdedOut(const MemoryState& memory, const QString& space)
{
    const QMap<MemoryId, QString> there = memory.entries.value(space);
    if (there.size() - hersIn(memory, space) < kEntriesPerSpace)
        return {};
    return *std::find_if(there.keyBegin(), there.keyEnd(), [&](const MemoryId& entry) { return !memory.hers.contains(entry); });
}

/// Why texts cannot be sent to that endpoint; Done when they can.
Result<Done> askable(const QString& endpoint)
{
    const QString where = QStringLiteral("--endpoint");
    const QString like = QStringLiteral("as https://host/v1, or http://localhost:11434/v1 on this machine");
    const QUrl url(endpoint, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (endpoint.size() > kLongestEndpoint)
        return wrong(where, QStringLiteral("the endpoint has %1 characters").arg(endpoint.size()), QStringLiteral("at most %1").arg(kLongestEndpoint));
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return wrong(where, QStringLiteral("\"%1\" is no address of an endpoint").arg(endpoint), like);
    if (!url.userInfo().isEmpty() || endpoint.contains(u'@'))
        return wrong(where, QStringLiteral("the address holds a name or a password, which would stand on record"), like);
    if (url.hasQuery() || url.hasFragment())
        return wrong(where, QStringLiteral("the address holds more than host and path"), like);
    if (scheme == QLatin1String("http") && !MeaningSource::isLoopback(endpoint))
        return wrong(where, QStringLiteral("%1 would send texts unencrypted").arg(endpoint), QStringLiteral("https, or an endpoint on this machine"));
    return Done{};
}

} // namespace

QList<Fact> remembered(const OfficeState& state, const MemoryEntry& entry)
{
    QList<Fact> facts;
    const bool hers = entry.isHers();
    const MemoryId others = state.memory.entryOf(entry.space, entry.key, false);
    const MemoryId own = hers ? state.memory.entryOf(entry.space, entry.key, true) : MemoryId();
    for (const MemoryId& before : {own, others})
        if (!before.isNull())
            facts.append(MemoryForgotten{before, entry.space, entry.by, QStringLiteral("a newer one took its place")});
    if (!hers && others.isNull())
        if (const MemoryId oldest = crowdedOut(state.memory, entry.space); !oldest.isNull())
            facts.append(MemoryForgotten{oldest, entry.space, system(), QStringLiteral("it was the oldest of a full namespace")});
    facts.append(MemoryKept{entry});
    return facts;
}

QList<Fact> forgotten(const OfficeState& state, const QString& space, const QString& key, const AgentId& by, const QString& reason)
{
    const MemoryId entry = state.memory.entryOf(space, key, false);
    return entry.isNull() ? QList<Fact>() : QList<Fact>{MemoryForgotten{entry, space, by, reason}};
}

Result<Done> rememberable(const QString& space, const QString& key, const QString& text)
{
    static const QRegularExpression kSlug(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    if (space == documentSpace())
        return wrong(QStringLiteral("NAMESPACE"), QStringLiteral("\"%1\" holds the pieces of documents only").arg(space),
                     QStringLiteral("quarterdeck library add FILE, or another namespace, as \"notes\""));
    if (space.size() > 40 || !kSlug.match(space).hasMatch())
        return wrong(QStringLiteral("NAMESPACE"), QStringLiteral("\"%1\" cannot be a namespace").arg(space),
                     QStringLiteral("small letters, digits and single hyphens, at most 40, as \"notes\""));
    if (key.size() > 200)
        return wrong(QStringLiteral("key"), QStringLiteral("the key has %1 characters").arg(key.size()), QStringLiteral("at most 200"));
    if (!hasWord(text))
        return wrong(QStringLiteral("TEXT"), QStringLiteral("there is no word to remember"), QStringLiteral("a sentence or two"));
    if (text.size() > kLongestEntry)
        return wrong(QStringLiteral("TEXT"), QStringLiteral("the text has %1 characters").arg(text.size()),
                     QStringLiteral("at most %1; keep longer texts with quarterdeck library add").arg(kLongestEntry));
    return Done{};
}

QList<Fact> outdated(const OfficeState& state, const QString& origin, const AgentId& by)
{
    QList<Fact> facts;
    for (auto it = state.memory.documents.begin(); it != state.memory.documents.end(); ++it)
        if (!origin.isEmpty() && it->origin == origin)
            facts.append(DocumentForgotten{it.key(), by});
    return facts;
}

Result<QList<Fact>> judgeKeep(const OfficeState& state, const KeepMemory& command)
{
    if (const Result<Done> may = rememberable(command.space, command.key, command.text); !may)
        return may.error();
    if (hersIn(state.memory, command.space) >= kEntriesPerSpace && state.memory.entryOf(command.space, command.key, true).isNull())
        return Error{Error::Rule, QStringLiteral("\"%1\" holds %2 notes of yours, as many as it may").arg(command.space).arg(kEntriesPerSpace),
                     QStringLiteral("NAMESPACE"), QStringLiteral("another namespace, or quarterdeck memory forget for what is no longer needed")};
    return QList<Fact>{}; // what it means is added first
}

Result<QList<Fact>> judgeForget(const OfficeState& state, const ForgetMemory& command, const Asking& asking)
{
    const QString space = state.memory.spaceOf(command.entry);
    if (space.isEmpty())
        return Error{Error::Rule, QStringLiteral("nothing is remembered under %1").arg(command.entry.toString()), QStringLiteral("ID"),
                     QStringLiteral("quarterdeck memory list shows what is")};
    return QList<Fact>{MemoryForgotten{command.entry, space, asking.by, command.reason}};
}

Result<QList<Fact>> judgeKeep(const KeepDocument& command)
{
    if (!hasWord(command.text))
        return wrong(command.title, QStringLiteral("\"%1\" has no word in it").arg(command.title), QStringLiteral("a text"));
    if (command.text.size() > kLongestDocument)
        return wrong(command.title, QStringLiteral("\"%1\" has %2 characters").arg(command.title).arg(command.text.size()),
                     QStringLiteral("at most %1; split it").arg(kLongestDocument));
    return QList<Fact>{}; // cut into pieces first
}

Result<QList<Fact>> judgeForget(const OfficeState& state, const ForgetDocument& command, const Asking& asking)
{
    if (!state.memory.documents.contains(command.document))
        return Error{Error::Rule, QStringLiteral("the library has no document %1").arg(command.document.toString()), QStringLiteral("ID"),
                     QStringLiteral("quarterdeck library list shows what it has")};
    return QList<Fact>{DocumentForgotten{command.document, asking.by}};
}

Result<QList<Fact>> judgeMeaning(const OfficeState& state, const ChooseMeaning& command, const Asking& asking)
{
    std::optional<MeaningSource> source = command.source;
    if (source) {
        while (source->endpoint.endsWith(u'/'))
            source->endpoint.chop(1);
        if (const Result<Done> may = askable(source->endpoint); !may)
            return may.error();
        const auto printable = [](QChar c) { return c.isPrint(); };
        if (!hasWord(source->model) || source->model.size() > kLongestModel || !std::all_of(source->model.begin(), source->model.end(), printable))
            return wrong(QStringLiteral("--model"), QStringLiteral("\"%1\" is no name of a model").arg(source->model.left(kLongestModel)),
                         QStringLiteral("the one that the endpoint knows it by, as nomic-embed-text"));
    }
    return source == state.memory.meaning ? QList<Fact>{} : QList<Fact>{MeaningChosen{source, asking.by}};
}

} // namespace qd::rules
