#include "agents/tools/protocol/ToolReply.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/ToolDescription.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostParts = 1000;
constexpr qsizetype kMostName = 300;

Error unusable(const QString& what)
{
    return {Error::Parse, QStringLiteral("what it answered is no result of a tool: %1").arg(what), {}, {}};
}

QString lineOf(const Json& text)
{
    return cleanedLine(text.toString(), kMostName);
}

/// Puts the parts of `content` together.
class Gathering {
public:
    QStringList texts;
    QStringList notes;

    Result<Done> part(const Json& part)
    {
        const QString type = part.at(u"type").toString();
        if (type == QLatin1String("text"))
            return text(part.at(u"text"));
        if (type == QLatin1String("image") || type == QLatin1String("audio"))
            notes.append(QStringLiteral("%1 (%2) was left out").arg(type == QLatin1String("image") ? QStringLiteral("an image") : QStringLiteral("a sound"), lineOf(part.at(u"mimeType"))));
        else if (type == QLatin1String("resource_link"))
            texts.append(QStringLiteral("[Link: %1, %2]").arg(lineOf(part.at(u"name")), lineOf(part.at(u"uri"))));
        else if (type == QLatin1String("resource"))
            return resource(part.at(u"resource"));
        else if (type.isEmpty())
            return unusable(QStringLiteral("a part of its content has no type"));
        else
            notes.append(QStringLiteral("a part of the kind \"%1\" was left out").arg(lineOf(part.at(u"type"))));
        return Done{};
    }

private:
    Result<Done> text(const Json& text)
    {
        if (text.kind() != Json::String)
            return unusable(QStringLiteral("a text in it is none"));
        texts.append(text.toString());
        return Done{};
    }
    Result<Done> resource(const Json& resource)
    {
        const QString name = lineOf(resource.at(u"uri"));
        if (resource.at(u"text").kind() == Json::String)
            texts.append(QStringLiteral("[%1]\n%2").arg(name, resource.at(u"text").toString()));
        else if (resource.at(u"blob").kind() == Json::String)
            notes.append(QStringLiteral("the bytes of %1 were left out").arg(name));
        else
            return unusable(QStringLiteral("a resource in it has neither text nor bytes"));
        return Done{};
    }
};

bool isSaidIn(const QStringList& texts, const Json& structured)
{
    const QByteArray wanted = canonicalText(structured);
    for (const QString& text : texts) {
        const QByteArray utf8 = text.toUtf8();
        if (!utf8.trimmed().startsWith('{'))
            continue;
        const Result<Json> read = Json::parse(utf8);
        if (read && canonicalText(*read) == wanted)
            return true;
    }
    return false;
}

} // namespace

Result<ToolReply> ToolReply::read(const Json& result, qsizetype mostBytes)
{
    ToolReply reply;
    if (const Json* type = result.find(u"resultType"); type && type->toString() != QLatin1String("complete"))
        return unusable(type->toString() == QLatin1String("input_required") ? QStringLiteral("it asks for more, which nobody gives here")
                                                                            : QStringLiteral("its kind is unknown"));
    const Json& content = result.at(u"content");
    reply.structured = result.at(u"structuredContent");
    if (content.kind() != Json::List && (!content.isNull() || reply.structured.isNull()))
        return unusable(QStringLiteral("its content is no list"));
    if (content.items().size() > kMostParts)
        return unusable(QStringLiteral("its content has more than %1 parts").arg(kMostParts));
    if (const Json* failed = result.find(u"isError")) {
        if (failed->kind() != Json::Bool)
            return unusable(QStringLiteral("its isError is neither true nor false"));
        reply.isError = failed->toBool();
    }
    Gathering gathering;
    for (const Json& part : content.items())
        if (const Result<Done> taken = gathering.part(part); !taken)
            return taken.error();
    if (!reply.structured.isNull() && !isSaidIn(gathering.texts, reply.structured))
        gathering.texts.append(QString::fromUtf8(reply.structured.toText()));
    const QString whole = gathering.texts.join(QStringLiteral("\n\n"));
    reply.text = cleaned(whole, whole.size());
    reply.isCut = cutTo(reply.text, mostBytes);
    reply.notes = gathering.notes.mid(0, 20);
    if (reply.isCut)
        reply.notes.append(QStringLiteral("only the first %1 bytes of its text are here").arg(mostBytes));
    return reply;
}

} // namespace qd::agents
