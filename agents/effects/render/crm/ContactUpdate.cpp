#include "agents/effects/render/crm/ContactUpdate.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"

#include "core/base/Json.h"

namespace qd::agents {

namespace {

QByteArray described(const QString& action, const QStringList& fields)
{
    JsonWriter json;
    json.beginObject();
    json.key("action");
    json.value(action);
    json.key("fields");
    json.beginList();
    for (const QString& field : fields)
        json.value(field);
    json.endList();
    json.endObject();
    return json.take() + '\n';
}

QByteArray previewOf(const ContactUpdateMaterial& material, const QStringList& fields)
{
    HtmlWriter out;
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote());
    out.element("p", {}, fields.isEmpty() ? QStringLiteral("The contact is erased there for good.")
                                          : QStringLiteral("Of each of its people is written there, where it is known here: %1.").arg(fields.join(QStringLiteral(", "))));
    return out.take().toUtf8();
}

} // namespace

Result<Rendered> renderContactUpdate(const ContactUpdateMaterial& material)
{
    const QString action = material.action.isEmpty() ? QStringLiteral("update") : material.action;
    if (action != QLatin1String("update") && action != QLatin1String("erase"))
        return Error{Error::Parse, QStringLiteral("contacts cannot \"%1\"").arg(action.left(40)), QStringLiteral("action"), QStringLiteral("update or erase")};
    QStringList fields;
    for (const QString& field : material.fields) {
        if (const Result<Done> named = checkSlug(field); !named)
            return Error{Error::Parse, QStringLiteral("\"%1\" is no field of a contact").arg(field.left(40)), QStringLiteral("fields"), QStringLiteral("as phone, city")};
        if (!fields.contains(field))
            fields.append(field);
    }
    const bool isErasure = action == QLatin1String("erase");
    if (isErasure != fields.isEmpty())
        return Error{Error::Parse, isErasure ? QStringLiteral("an erasure names no fields") : QStringLiteral("nobody says which fields are written"), QStringLiteral("fields"), QStringLiteral("as phone, city")};
    Rendered out;
    out.content.kind = {QStringLiteral("crm-update")};
    out.content.connector = {QStringLiteral("hubspot")};
    out.content.audience = QStringLiteral("whoever sees the customer system");
    out.content.title = oneLine(material.title);
    out.content.reversible = !isErasure;
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("action"), action}};
    if (!fields.isEmpty())
        out.content.details.insert(QStringLiteral("fields"), fields);
    out.add(QStringLiteral("contacts.json"), QStringLiteral("application/json"), described(action, fields));
    out.preview = previewOf(material, fields);
    return out;
}

} // namespace qd::agents
