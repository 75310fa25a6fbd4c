#include "tests/support/fakeworld/models/author/Author.h"

#include "tests/support/fakeworld/models/author/Material.h"
#include "tests/support/fakeworld/models/author/SchemaFiller.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

QByteArray filled(const QJsonObject& schema, const Material& material)
{
    return QJsonDocument(SchemaFiller(material).object(schema)).toJson(QJsonDocument::Compact);
}

} // namespace

Said defaultAnswer(const Ask& ask)
{
    const Material material = Material::of(ask.system, ask.prompt);
    Said said;
    if (!ask.forced.isEmpty())
        for (const Tool& tool : ask.tools)
            if (ask.forced == u"*"_s || ask.forced == tool.name) {
                const bool isReply = !material.replySchema.isEmpty() && tool.schema.value("properties"_L1).toObject().keys() == material.replySchema.value("properties"_L1).toObject().keys();
                said.calls.append({{}, tool.name, filled(isReply ? material.replySchema : tool.schema, material)});
                said.stop = Said::Tools;
                return said;
            }
    const QJsonObject schema = material.replySchema.isEmpty() ? ask.schema : material.replySchema;
    said.text = schema.isEmpty() ? u"Bees like asters, and asters like the sun. So plant them where it is warm."_s : QString::fromUtf8(filled(schema, material));
    return said;
}

} // namespace fakeworld
