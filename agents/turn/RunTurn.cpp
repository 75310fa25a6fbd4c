#include "agents/turn/RunTurn.h"

#include "agents/llm/PriceList.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/PromptBuilder.h"
#include "agents/turn/ReplyParser.h"

namespace qd::agents {

namespace {

QString textOf(const TurnMaterials& materials, const QByteArray& sha256)
{
    return QString::fromUtf8(materials.value(sha256));
}

PromptMaterial materialOf(const TurnOrder& order, const TurnMaterials& materials)
{
    PromptMaterial material;
    material.organisation = order.organisation;
    material.agent = order.agent;
    material.brand = order.brand;
    material.step = order.step;
    material.arguing = order.arguing;
    material.round = order.round;
    material.part = order.part;
    material.brief = order.brief;
    material.title = order.title;
    material.memory = order.memory;
    material.invalid = order.invalid;
    if (order.step.readsSources)
        for (const Source& source : order.sources)
            material.sources.append({source.name, source.origin, source.label, textOf(materials, source.sha256)});
    for (const TurnOrder::Upstream& result : order.upstream)
        material.upstream.append({result.step, result.agent, textOf(materials, result.reply)});
    for (const TurnOrder::Upstream& argument : order.debate)
        material.debate.append({argument.agent, textOf(materials, argument.reply)});
    if (!order.draft.isEmpty())
        material.draft = PromptDraft{order.draftVersion, textOf(materials, order.draft)};
    for (const TurnOrder::Note& note : order.notes)
        material.notes.append({note.from, note.text});
    return material;
}

/// What the call took and cost: billed by the model that answered, shown beside the price of the tier's model.
Result<Spend> spendOf(const TurnOrder& order, const LlmAnswer& answer, const PriceList& prices)
{
    Spend spend;
    spend.model = order.model;
    spend.tier = order.agent.tier;
    spend.usage = answer.usage;
    spend.took = answer.took;
    const Result<Money> cost = prices.cost(order.model, answer.usage);
    const Result<Money> would = prices.cost(order.tierModel, answer.usage);
    if (!cost)
        return cost.error();
    if (!would)
        return would.error();
    spend.cost = *cost;
    spend.wouldHaveCost = *would;
    return spend;
}

/// The call as it can be looked at later: what was asked and what came, word for word.
QByteArray exchangeText(const LlmRequest& request)
{
    return encode(request);
}

QCoro::Task<Result<TurnReport>> ask(TurnOrder order, TurnMaterials materials, LlmClient* model, const TurnTools* tools,
                                    std::stop_token stop)
{
    Result<LlmRequest> request = buildPrompt(materialOf(order, materials), *tools->prompts);
    if (!request)
        co_return request.error();
    request->model = order.model;
    request->maxTokens = std::min(request->maxTokens, kAnsweredAtMost);
    TurnReport report;
    report.label = order.label;
    report.requestText = exchangeText(*request);
    const QByteArray schema = request->replySchema;
    auto answering = model->complete(std::move(*request), stop, {});
    Result<LlmAnswer> answer = co_await answering;
    if (!answer) {
        report.error = answer.error();
        co_return report;
    }
    report.label.rehearsal = report.label.rehearsal || answer->rehearsal;
    const Result<Spend> spend = spendOf(order, *answer, *tools->prices);
    if (!spend) {
        report.error = spend.error();
        co_return report;
    }
    report.spend = *spend;
    const Result<Json> reply = parseReply(answer->text, schema);
    if (!reply) { // what was spent is spent, also for words that nobody can use
        report.error = reply.error();
        co_return report;
    }
    report.reply = *reply;
    report.replyText = reply->toText();
    report.values = valuesOf(*reply);
    if (!order.step.artefactField.isEmpty() && order.part >= 0)
        report.made.append({order.step.produces, reply->at(u"title").toString(), QStringLiteral("text/markdown"),
                            reply->at(order.step.artefactField).toString().toUtf8()});
    co_return report;
}

/// The input with "@artefact:<kind>" members replaced by the artefacts' texts.
Json boundInput(const TurnOrder& order, const TurnMaterials& materials)
{
    QList<Json::Member> members;
    for (const Json::Member& member : order.input.members()) {
        const QString text = member.second.toString();
        members.append(text.startsWith(QLatin1String("@artefact:"))
                           ? Json::Member{member.first, Json(QString::fromUtf8(boundBytes(order, materials, text)))}
                           : member);
    }
    return Json(members);
}

TurnReport useSkill(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    TurnReport report;
    report.label = order.label;
    SkillInput input{boundInput(order, materials), order.brand, order.home};
    input.rehearsal = order.rehearsal || order.label.rehearsal;
    const Result<SkillOutput> output = skills.run(order.step.skill, input);
    if (!output) {
        report.error = output.error();
        return report;
    }
    report.reply = output->output;
    report.replyText = output->output.toText();
    report.values = valuesOf(output->output);
    report.label.rehearsal = input.rehearsal;
    for (const SkillFile& file : output->files)
        report.made.append({order.step.produces, order.title, file.mediaType, file.bytes});
    return report;
}

TurnReport render(const TurnOrder& order, const TurnMaterials& materials)
{
    TurnReport report;
    report.label = order.label;
    Result<Rendered> rendered = renderEffect(order, materials);
    if (!rendered) {
        report.error = rendered.error();
        return report;
    }
    report.content = rendered->content;
    report.files = rendered->blobs;
    report.preview = rendered->preview;
    report.previewType = rendered->previewType;
    return report;
}

} // namespace

QCoro::Task<Result<TurnReport>> runTurn(TurnOrder order, TurnMaterials materials, LlmClient* model, const TurnTools* tools,
                                        std::stop_token stop)
{
    if (stop.stop_requested())
        co_return Error{Error::Cancelled, QStringLiteral("stopped before it began"), {}, {}};
    if (order.work == Work::Skill)
        co_return useSkill(order, materials, *tools->skills);
    if (order.work == Work::Render)
        co_return render(order, materials);
    auto asking = ask(std::move(order), std::move(materials), model, tools, stop);
    Result<TurnReport> report = co_await asking;
    co_return report;
}

} // namespace qd::agents
