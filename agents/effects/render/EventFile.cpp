#include "agents/effects/render/EventFile.h"

#include "agents/effects/render/Html.h"
#include "core/base/Json.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

Result<Done> checkMaterial(const EventMaterial& material)
{
    static const QRegularExpression kType(QStringLiteral("\\A[a-z0-9_]+(\\.[a-z0-9_]+)*\\z"));
    if (material.type.size() > 100 || !kType.match(material.type).hasMatch())
        return Error{Error::Parse, QStringLiteral("the type of the event is \"%1\"").arg(material.type.left(100)), QStringLiteral("type"),
                     QStringLiteral("small letters, digits and underscores, joined by periods, as in \"post.published\"")};
    if (oneLine(material.title).isEmpty())
        return Error{Error::Parse, QStringLiteral("the event has no title"), QStringLiteral("title"), QStringLiteral("a line that says what happened")};
    return checkLink(material.link, QStringLiteral("event"));
}

QByteArray jsonOf(const EventMaterial& material)
{
    JsonWriter json;
    const auto member = [&json](const char* name, const QString& text) {
        if (text.isEmpty())
            return;
        json.key(name);
        json.value(text);
    };
    json.beginObject();
    member("type", material.type);
    member("timestamp", toRfc3339(material.date));
    json.key("data");
    json.beginObject();
    member("title", oneLine(material.title));
    member("text", material.text);
    member("link", material.link);
    json.endObject();
    json.endObject();
    return json.take();
}

QByteArray previewOf(const EventMaterial& material, const QByteArray& json)
{
    HtmlWriter out;
    out.element("h1", {}, oneLine(material.title));
    out.element("p", {}, material.type);
    if (!material.text.isEmpty())
        out.element("p", {}, material.text);
    if (!material.link.isEmpty())
        out.element("p", {}, material.link);
    out.leaf("hr");
    out.element("pre", {}, QString::fromUtf8(json));
    return out.take().toUtf8();
}

} // namespace

Result<Rendered> renderEvent(const EventMaterial& material)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const QByteArray json = jsonOf(material);
    Rendered out;
    out.content.kind = {QStringLiteral("event")};
    out.content.audience = QStringLiteral("the program that its address belongs to");
    out.content.title = oneLine(material.title);
    out.content.reversible = false;
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("title"), oneLine(material.title)}, {QStringLiteral("type"), material.type}, {QStringLiteral("date"), toRfc3339(material.date)}};
    out.add(QStringLiteral("event.json"), QStringLiteral("application/json"), json);
    out.preview = previewOf(material, json);
    return out;
}

} // namespace qd::agents
