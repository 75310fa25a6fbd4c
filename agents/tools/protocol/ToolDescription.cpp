#include "agents/tools/protocol/ToolDescription.h"

#include "core/base/Digest.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostName = 128; // what the specification says a name should keep to
constexpr qsizetype kMostTools = 500;
constexpr qsizetype kOfferChars = 64;

Error unusable(const QString& what)
{
    return {Error::Parse, what, {}, {}};
}

/// The text of a member that may be left out.
Result<QString> textMember(const Json& object, const char* name)
{
    const Json* member = object.find(QString::fromLatin1(name));
    if (!member || member->isNull())
        return QString();
    if (member->kind() != Json::String)
        return unusable(QStringLiteral("its %1 is no text").arg(QLatin1String(name)));
    return member->toString();
}

void putSorted(JsonWriter& out, const Json& value)
{
    if (value.kind() == Json::List) {
        out.beginList();
        for (const Json& item : value.items())
            putSorted(out, item);
        out.endList();
        return;
    }
    if (value.kind() != Json::Object)
        return out.json(value);
    QList<Json::Member> members = value.members();
    std::sort(members.begin(), members.end(), [](const Json::Member& a, const Json::Member& b) { return a.first < b.first; });
    out.beginObject();
    for (const Json::Member& member : members) {
        out.key(member.first);
        putSorted(out, member.second);
    }
    out.endObject();
}

/// Schemas and annotations of one tool, after its texts.
Result<Done> readObjects(const Json& tool, ToolDescription& read)
{
    read.inputSchema = tool.at(u"inputSchema");
    read.outputSchema = tool.at(u"outputSchema");
    if (read.inputSchema.kind() != Json::Object)
        return unusable(QStringLiteral("its inputSchema is no object"));
    if (!read.outputSchema.isNull() && read.outputSchema.kind() != Json::Object)
        return unusable(QStringLiteral("its outputSchema is no object"));
    if (const Json& hint = tool.at(u"annotations").at(u"readOnlyHint"); hint.kind() == Json::Bool)
        read.isReadOnly = hint.toBool();
    read.needsTask = tool.at(u"execution").at(u"taskSupport").toString() == QLatin1String("required");
    return Done{};
}

bool fitsAnOffer(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

} // namespace

QByteArray canonicalText(const Json& value)
{
    JsonWriter out;
    putSorted(out, value);
    return out.take();
}

QByteArray ToolDescription::toJson() const
{
    JsonWriter out;
    out.beginObject();
    const auto text = [&out](const char* name, const QString& value) { out.key(name); out.value(value); };
    text("name", name);
    text("title", title);
    text("description", description);
    out.key("inputSchema");
    out.json(inputSchema);
    out.key("outputSchema");
    out.json(outputSchema);
    out.key("annotations");
    out.beginObject();
    if (isReadOnly) {
        out.key("readOnlyHint");
        out.value(*isReadOnly);
    }
    out.endObject();
    out.key("execution");
    out.beginObject();
    text("taskSupport", needsTask ? QStringLiteral("required") : QStringLiteral("forbidden"));
    out.endObject();
    out.endObject();
    return out.take();
}

QByteArray ToolDescription::hash() const
{
    const Result<Json> whole = Json::parse(toJson());
    return sha256(whole ? canonicalText(*whole) : toJson());
}

Result<ToolDescription> ToolDescription::fromJson(const Json& tool)
{
    if (tool.kind() != Json::Object)
        return unusable(QStringLiteral("one of its tools is no object"));
    ToolDescription read;
    const Result<QString> name = textMember(tool, "name");
    if (!name || name->isEmpty() || name->size() > kMostName)
        return unusable(QStringLiteral("one of its tools has no name of 1 to %1 characters").arg(kMostName));
    for (const QChar c : *name)
        if (c.unicode() <= u' ' || c.unicode() >= 0x7f)
            return unusable(QStringLiteral("one of its tools has a name that is not plain ASCII"));
    read.name = *name;
    for (const auto& [member, to] : {std::pair("title", &read.title), std::pair("description", &read.description)}) {
        const Result<QString> text = textMember(tool, member);
        if (!text)
            return unusable(QStringLiteral("of its tool %1: %2").arg(read.name, text.error().text));
        *to = *text;
    }
    if (const Result<Done> rest = readObjects(tool, read); !rest)
        return unusable(QStringLiteral("of its tool %1: %2").arg(read.name, rest.error().text));
    return read;
}

Result<ToolPage> ToolPage::read(const Json& result)
{
    if (result.at(u"tools").kind() != Json::List)
        return unusable(QStringLiteral("its list of tools is no list"));
    if (result.at(u"tools").items().size() > kMostTools)
        return unusable(QStringLiteral("it lists more than %1 tools at once").arg(kMostTools));
    ToolPage page;
    QSet<QString> names;
    for (const Json& one : result.at(u"tools").items()) {
        Result<ToolDescription> tool = ToolDescription::fromJson(one);
        if (!tool)
            return tool.error();
        if (names.contains(tool->name))
            return unusable(QStringLiteral("it lists the tool %1 twice").arg(tool->name));
        names.insert(tool->name);
        page.tools.append(std::move(*tool));
    }
    const Result<QString> next = textMember(result, "nextCursor");
    if (!next)
        return next.error();
    page.nextCursor = *next;
    return page;
}

QString offerName(const QString& server, const QString& tool)
{
    const QString front = QStringLiteral("mcp_%1_").arg(server);
    QString plain = tool;
    for (QChar& c : plain)
        c = fitsAnOffer(c) ? c : QChar(u'_');
    if (plain == tool && front.size() + tool.size() <= kOfferChars)
        return front + tool;
    const QString mark = QLatin1Char('_') + QString::fromLatin1(sha256(tool.toUtf8()).toHex().left(8));
    return front + plain.left(kOfferChars - front.size() - mark.size()) + mark;
}

} // namespace qd::agents
