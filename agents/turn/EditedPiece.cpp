#include "agents/turn/EditedPiece.h"

#include "agents/skills/SkillLibrary.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/Stems.h"
#include "agents/turn/EffectMaterial.h"
#include "core/base/Digest.h"

namespace qd::agents {

namespace {

Json with(const Json& object, const QString& name, const QString& text)
{
    QList<Json::Member> members;
    for (const Json::Member& member : object.members())
        if (member.first != name)
            members.append(member);
    members.append({name, Json(text)});
    return Json(members);
}

Result<SkillOutput> use(const SkillLibrary& skills, const SkillId& skill, const Json& input, const TurnOrder& order)
{
    SkillInput given{input, order.brand, order.home};
    given.rehearsal = order.rehearsal || order.label.rehearsal;
    return skills.run(skill, given);
}

/// The picture bears the title, so another title is another picture.
Result<Done> redraw(EditedPiece& piece, const QString& title, const SkillLibrary& skills)
{
    const std::optional<TurnOrder::Picture>& picture = piece.order.picture;
    if (!picture || picture->input.at(u"title").toString() == title)
        return Done{};
    const Result<SkillOutput> drawn = use(skills, picture->skill, with(picture->input, QStringLiteral("title"), title), piece.order);
    if (!drawn)
        return drawn.error();
    for (const SkillFile& file : drawn->files) {
        const QByteArray hash = sha256(file.bytes);
        piece.made.append({picture->kind, title, file.mediaType, file.bytes});
        piece.materials.insert(hash, file.bytes);
        piece.order.artefacts.insert(picture->kind, hash);
    }
    return Done{};
}

} // namespace

Result<EditedPiece> editedPiece(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    EditedPiece piece{order, materials, {}};
    Json& input = piece.order.input;
    if (order.edits.isEmpty() || input.at(u"render").toString() != QLatin1String("blog-page"))
        return piece;
    const QString title = headlineOf(order.edits, QString::fromUtf8(boundBytes(order, materials, input.at(u"title").toString())));
    QString keyword = input.at(u"keyword").toString();
    if (Stems::find(Stems::ofText(order.edits), Stems::ofText(keyword)) < 0)
        keyword.clear();
    const Json asked(QList<Json::Member>{{QStringLiteral("title"), Json(title)}, {QStringLiteral("markdown"), Json(order.edits)},
                                         {QStringLiteral("keyword"), Json(keyword)}});
    const Result<SkillOutput> tags = use(skills, {QStringLiteral("content.meta-tags")}, asked, order);
    if (!tags)
        return tags.error();
    input = with(input, QStringLiteral("title"), title);
    input = with(input, QStringLiteral("meta_title"), tags->output.at(u"title").toString());
    input = with(input, QStringLiteral("description"), tags->output.at(u"description").toString());
    input = with(input, QStringLiteral("summary"), {});
    input = with(input, QStringLiteral("keyword"), keyword);
    if (const Result<Done> drawn = redraw(piece, title, skills); !drawn)
        return drawn.error();
    return piece;
}

} // namespace qd::agents
