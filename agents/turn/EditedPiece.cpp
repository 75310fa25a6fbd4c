#include "agents/turn/EditedPiece.h"

#include "agents/skills/SkillLibrary.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/Stems.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/Reckoning.h"
#include "core/base/Digest.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"

namespace qd::agents {

namespace {

const QString kMetaTags = QStringLiteral("content.meta-tags");

Json with(const Json& object, const QString& name, const QString& text)
{
    QList<Json::Member> members;
    for (const Json::Member& member : object.members())
        if (member.first != name)
            members.append(member);
    members.append({name, Json(text)});
    return Json(members);
}

/// What steps said of the picture names the old title, too; whoever looked at it would have to look again.
void describeAnew(EditedPiece& piece, const QString& alt)
{
    static const QString kAlt = QStringLiteral(".alt");
    const RunState run = piece.order.reckoned ? piece.order.reckoned->run : RunState();
    const QString before = piece.order.input.at(u"image_alt").toString();
    bool isTheirs = false;
    for (auto said = run.data.begin(); said != run.data.end(); ++said) {
        if (!said.key().endsWith(kAlt) || rules::textOf(*said) != before)
            continue;
        isTheirs = true;
        const StepId step{said.key().chopped(kAlt.size())};
        if (step != piece.order.picture->step)
            piece.revised.append({step, Json(QList<Json::Member>{{QStringLiteral("alt"), Json(alt)}}), false});
    }
    if (isTheirs)
        piece.order.input = with(piece.order.input, QStringLiteral("image_alt"), alt);
}

/// The picture bears the title, so another title is another picture.
Result<Done> redraw(EditedPiece& piece, const QString& before, const QString& title, const SkillLibrary& skills)
{
    const std::optional<TurnOrder::Picture>& picture = piece.order.picture;
    Json& input = piece.order.input;
    if (input.at(u"image_alt").toString() == before)
        input = with(input, QStringLiteral("image_alt"), title);
    if (!picture || picture->input.at(u"title").toString() == title)
        return Done{};
    const Result<SkillOutput> drawn = usedSkill(skills, picture->skill, with(picture->input, QStringLiteral("title"), title), piece.order);
    if (!drawn)
        return drawn.error();
    for (const SkillFile& file : drawn->files) {
        const QByteArray hash = sha256(file.bytes);
        piece.made.append({picture->kind, title, file.mediaType, file.bytes});
        piece.materials.insert(hash, file.bytes);
        piece.order.artefacts.insert(picture->kind, hash);
    }
    describeAnew(piece, drawn->output.at(u"alt").toString());
    piece.revised.append({picture->step, drawn->output, false});
    return Done{};
}

/// Everything of a page that names her text. @returns its search title and description.
Result<Json> retitle(EditedPiece& piece, const SkillLibrary& skills)
{
    Json& input = piece.order.input;
    const QString before = QString::fromUtf8(boundBytes(piece.order, piece.materials, input.at(u"title").toString()));
    const QString title = headlineOf(piece.order.edits, before);
    QString keyword = input.at(u"keyword").toString();
    if (Stems::find(Stems::ofText(piece.order.edits), Stems::ofText(keyword)) < 0)
        keyword.clear();
    const Json asked(QList<Json::Member>{{QStringLiteral("title"), Json(title)}, {QStringLiteral("markdown"), Json(piece.order.edits)},
                                         {QStringLiteral("keyword"), Json(keyword)}});
    const Result<SkillOutput> tags = usedSkill(skills, {kMetaTags}, asked, piece.order);
    if (!tags)
        return tags.error();
    input = with(input, QStringLiteral("title"), title);
    input = with(input, QStringLiteral("meta_title"), tags->output.at(u"title").toString());
    input = with(input, QStringLiteral("description"), tags->output.at(u"description").toString());
    input = with(input, QStringLiteral("summary"), {});
    input = with(input, QStringLiteral("keyword"), keyword);
    if (const Result<Done> drawn = redraw(piece, before, title, skills); !drawn)
        return drawn.error();
    return tags->output;
}

/// What skills say of her text, each with what those before it say now. `tags` are those of the page, whose address stays.
void reckonAnew(EditedPiece& piece, const std::optional<Json>& tags, const SkillLibrary& skills)
{
    const TurnOrder::Reckoned reckoned = *piece.order.reckoned;
    const QByteArray text = piece.order.edits.toUtf8();
    piece.order.artefacts.insert(reckoned.kind, sha256(text));
    piece.materials.insert(sha256(text), text);
    RunState run = reckoned.run;
    for (const RevisedStep& revised : std::as_const(piece.revised))
        run.revise(factOf(revised, run.id));
    for (const Step& step : reckoned.steps) {
        RevisedStep revised{step.id, {}, false};
        if (tags && step.skill.text == kMetaTags) {
            const Value* slug = rules::valueAt(run, step.id.text + QStringLiteral(".slug"));
            revised.output = slug ? with(*tags, QStringLiteral("slug"), rules::textOf(*slug)) : *tags;
        } else if (const Result<SkillOutput> said = usedSkill(skills, step.skill, boundInput(inputOf(step, run), piece.order, piece.materials), piece.order); said) {
            revised.output = said->output;
        } else {
            revised.gone = true;
        }
        run.revise(factOf(revised, run.id));
        piece.revised.append(revised);
    }
}

} // namespace

Result<EditedPiece> editedPiece(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    EditedPiece piece{order, materials, {}, {}};
    if (order.edits.isEmpty())
        return piece;
    std::optional<Json> tags;
    if (order.input.at(u"render").toString() == QLatin1String("blog-page")) {
        const Result<Json> written = retitle(piece, skills);
        if (!written)
            return written.error();
        tags = *written;
    }
    if (order.reckoned)
        reckonAnew(piece, tags, skills);
    return piece;
}

} // namespace qd::agents
