#include "agents/turn/pictures/Painting.h"

#include "agents/skills/design/Graphic.h"
#include "agents/skills/design/PaintedPicture.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/PromptShelf.h"
#include "agents/turn/ReplyParser.h"
#include "core/base/Digest.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kLongestBrief = 2'000;
constexpr qsizetype kLongestAlt = 125;
constexpr TokenCount kMostOfAPicture{16'384}; ///< where nobody said what one costs

QString sentence(const QString& text)
{
    const QString plain = text.simplified();
    return plain.isEmpty() || plain.endsWith(u'.') || plain.endsWith(u'!') || plain.endsWith(u'?') ? plain : plain + u'.';
}

QString lookOf(const Brand& brand)
{
    QStringList lines{QStringLiteral("The brand: %1.").arg(brand.name.simplified())};
    if (!brand.voice.isEmpty())
        lines.append(QStringLiteral("Its character: %1.").arg(brand.voice.join(QLatin1String(", "))));
    const QList<std::pair<const char*, QString>> colours{{"the main colour", brand.colourPrimary}, {"accents", brand.colourAccent}, {"the ground", brand.colourBackground}};
    QStringList named;
    for (const auto& [use, colour] : colours)
        if (!colour.isEmpty())
            named.append(colour + QLatin1String(" for ") + QLatin1String(use));
    if (!named.isEmpty())
        lines.append(QStringLiteral("Its colours: %1. Others only next to them.").arg(named.join(QLatin1String(", "))));
    return lines.join(u'\n');
}

/// `reply` of the skill, or of a picture, with where it came from.
TurnReport with(TurnReport report, const Json& reply, const QString& painter, const QString& because, const QString& origin, const QString& prompt)
{
    QList<Json::Member> members = reply.members();
    members.append({QStringLiteral("painter"), Json(painter)});
    members.append({QStringLiteral("because"), Json(because)});
    members.append({QStringLiteral("origin"), Json(origin)});
    members.append({QStringLiteral("prompt"), Json(prompt)});
    report.error.reset();
    report.outside = false;
    setReply(report, Json(members));
    return report;
}

QString altOf(const QString& theme)
{
    const QString plain = theme.simplified();
    return plain.size() <= kLongestAlt ? plain : plain.left(std::max<qsizetype>(kLongestAlt / 2, plain.lastIndexOf(u' ', kLongestAlt - 1))) + QChar(0x2026);
}

} // namespace

QString paintingPlace(const TurnOrder& order)
{
    return QStringLiteral("%1:%2:%3").arg(order.step.id.text).arg(order.round).arg(order.part);
}

Result<LlmRequest> paintingRequest(const TurnOrder& order, const PromptShelf& shelf)
{
    const Result<PromptText> rules = shelf.prompt(order.step.prompt);
    if (!rules)
        return rules.error();
    const QString theme = order.input.at(u"theme").toString().simplified();
    const QString title = order.input.at(u"title").toString().simplified();
    LlmRequest request;
    request.system = rules->text + QLatin1String("\n\n") + lookOf(order.brand);
    request.prompt = QStringLiteral("Show this: %1\n").arg(sentence(theme.isEmpty() ? title : theme));
    if (!title.isEmpty() && !theme.isEmpty())
        request.prompt += QStringLiteral("It stands above an article with the title: %1\n").arg(sentence(title));
    request.prompt += QStringLiteral("The article was ordered with these words, which only say what it is about: %1\n").arg(sentence(order.brief.left(kLongestBrief)));
    request.replyName = paintingPlace(order);
    request.paints = order.step.paints;
    request.prompts.append({shelf.calledOf(order.step.prompt), rules->version});
    request.maxTokens = kMostOfAPicture;
    return request;
}

TurnReport drawnReport(TurnReport report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills, const QString& because)
{
    const std::optional<Json> drawn = takeSkill(report, order, materials, skills);
    if (!drawn)
        return report;
    const QString why = sentence(because);
    return with(std::move(report), *drawn, {}, why, QStringLiteral("It is drawn in our colours, and no model painted it. %1").arg(why).trimmed(), {});
}

TurnReport paintedReport(TurnReport report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills, const LlmRequest& request, const LlmAnswer& answer)
{
    if (answer.fault || answer.pictures.isEmpty())
        return drawnReport(std::move(report), order, materials, skills, answer.fault ? answer.fault->text : QStringLiteral("The answer has no picture."));
    const QString wanted = request.paints ? request.paints->size : QString();
    const Result<DeclaredInput> told = toldTo(skills, order.step.skill, order.input, order);
    if (!told) {
        report.error = told.error();
        return report;
    }
    const auto shown = [&told](const QString& name) { return told->untold.contains(name) ? QString() : told->input.at(name).toString(); };
    const Result<PaintedPicture> picture = paintedPicture(answer.pictures.first().bytes, shown(QStringLiteral("title")), order.model, wanted);
    if (!picture)
        return drawnReport(std::move(report), order, materials, skills, picture.error().text);
    report.made.append({order.step.produces, order.title, QStringLiteral("image/png"), picture->png});
    const QString theme = QStringLiteral("theme"); // of one that names somebody nothing is told
    const QString alt = told->untold.contains(theme) ? QStringLiteral("A picture, %1").arg(order.brand.name.simplified()) : altOf(shown(theme));
    const Json reply(QList<Json::Member>{{QStringLiteral("width"), Json(qint64(Graphic::kWidth))},
                                         {QStringLiteral("height"), Json(qint64(Graphic::kHeight))},
                                         {QStringLiteral("bytes"), Json(qint64(picture->png.size()))},
                                         {QStringLiteral("sha256"), Json(QString::fromLatin1(sha256(picture->png).toHex()))},
                                         {QStringLiteral("alt"), Json(alt)},
                                         {QStringLiteral("note"), Json(picture->note)}});
    const QString origin = QStringLiteral("It was painted by %1, and the file says that a machine made it. %2").arg(order.model, picture->note).trimmed();
    return with(std::move(report), reply, order.model, {}, origin, request.system + QLatin1String("\n\n") + request.prompt);
}

} // namespace qd::agents
