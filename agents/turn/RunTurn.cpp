#include "agents/turn/RunTurn.h"

#include "agents/llm/TokenBound.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/WireParts.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/AskedTurn.h"
#include "agents/turn/EditedPiece.h"
#include "agents/turn/EffectMaterial.h"
#include "agents/turn/OwnTexts.h"
#include "agents/turn/PromptBuilder.h"
#include "agents/turn/ReplyParser.h"
#include "agents/turn/pictures/Painting.h"
#include "agents/turn/pictures/ShownPictures.h"
#include "core/base/Digest.h"
#include "core/rules/inbox/Merging.h"

#include <QCache>

namespace qd::agents {

namespace {

constexpr Duration kForTheRest{15'000}; ///< of the time of a step: what is done beside the call

QString textOf(const TurnMaterials& materials, const QByteArray& sha256)
{
    return QString::fromUtf8(materials.value(sha256));
}

/// What was cut then stands there as it did, no more and no less.
void showAsThen(PromptMaterial& material, const TurnOrder::Cut& then)
{
    material.leftOut = then.leftOut;
    material.sources.clear();
    for (const TurnOrder::Cut::Shown& source : then.sources)
        material.sources.append({source.name, source.origin, source.label, source.text});
    QList<PromptResult> results;
    for (const TurnOrder::Cut::Shown& shown : then.upstream)
        for (const PromptResult& result : std::as_const(material.upstream))
            if (result.step.text == shown.name)
                results.append({result.step, result.agent, shown.text, result.label});
    material.upstream = results;
    material.debate.clear();
    for (const TurnOrder::Cut::Shown& argument : then.debate)
        material.debate.append({{argument.name}, argument.text, argument.label});
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
    material.briefLabel = order.briefLabel;
    material.title = order.title;
    material.titleLabel = order.titleLabel;
    material.memory = order.memory;
    material.memoryLabel = order.memoryLabel;
    material.invalid = order.invalid;
    material.task = order.task;
    material.hasTools = !order.tools.isEmpty();
    for (const TurnOrder::Recalled& piece : order.recalled)
        material.recalled.append({piece.piece, piece.title, piece.place, piece.label, piece.text});
    if (order.step.readsSources)
        for (const Source& source : order.sources)
            material.sources.append({source.name, source.origin, source.label, textOf(materials, source.sha256)});
    for (const TurnOrder::Upstream& result : order.upstream)
        material.upstream.append({result.step, result.agent, textOf(materials, result.reply), result.label});
    for (const TurnOrder::Upstream& argument : order.debate)
        material.debate.append({argument.agent, textOf(materials, argument.reply), argument.label});
    for (const Heard& told : order.heard)
        if (std::none_of(material.upstream.begin(), material.upstream.end(), [&](const PromptResult& result) { return result.json.contains(told.body); }))
            material.messages.append(told); // else it stands in the result that it came with
    if (!order.draft.isEmpty())
        material.draft = PromptDraft{order.draftVersion, textOf(materials, order.draft), order.draftLabel};
    for (const TurnOrder::Note& note : order.notes)
        material.notes.append({note.from, note.text, note.label});
    if (order.cut)
        showAsThen(material, *order.cut);
    return material;
}

/// Nothing of the call is left to chance, so that whoever asks it again need not. A model that is told no temperature, or that
/// thinks, draws lots all the same.
bool isRepeatable(const LlmRequest& request)
{
    return request.sendsTemperature && request.temperature == 0 && request.thinking.value == 0 && request.tools.isEmpty() && request.exchanges.isEmpty()
        && request.images.isEmpty() && !request.paints;
}

/// A picture as it is kept with the call: the piece in the record, never its bytes.
struct KeptImage {
    QByteArray piece; ///< SHA-256
    QString mediaType;

    template <class V> void fields(V& v)
    {
        v("sha256", piece);
        v("media_type", mediaType);
    }
};

/// The call as it is kept. The system text is the larger half and the same for every turn of an agent, so it is kept once,
/// under its hash.
struct KeptRequest {
    LlmRequest& request;
    QByteArray& system; ///< SHA-256

    template <class V> void fields(V& v)
    {
        v("model", request.model);
        v("system_sha256", system);
        v("prompt", request.prompt);
        v("reply_name", request.replyName);
        v("max_tokens", request.maxTokens);
        std::optional<double> temperature = request.sendsTemperature ? std::optional(request.temperature) : std::nullopt;
        v("temperature", temperature);
        v("seed", request.seed);
        std::optional<TokenCount> thinking = request.thinking.value > 0 ? std::optional(request.thinking) : std::nullopt;
        v("thinking_tokens", thinking);
        QStringList tools;
        for (const ToolOffer& tool : std::as_const(request.tools))
            tools.append(tool.name);
        v("tools", tools);
        v("exchanges", request.exchanges);
        if (!request.images.isEmpty()) {
            QList<KeptImage> images;
            for (const ShownImage& image : std::as_const(request.images))
                images.append({image.piece.isEmpty() ? sha256(image.bytes) : image.piece, image.mediaType});
            v("images", images);
        }
        if (request.paints)
            v("paints", request.paints);
        QByteArray reply = isRepeatable(request) ? sha256(request.replySchema) : QByteArray(); // its answer serves where that is the same
        v("reply_sha256", reply);
        v("prompts", request.prompts);
    }
};

struct HashedText {
    QString text;
    QByteArray utf8;
    QByteArray hash;
};

/// The agent's system text with its hash; reckoned anew only when it is another one.
const HashedText& hashedSystem(const AgentId& agent, const QString& text)
{
    constexpr int kAgents = 256;
    static thread_local QCache<AgentId, HashedText> kept(kAgents);
    if (const HashedText* known = kept.object(agent); known && known->text == text)
        return *known;
    const QByteArray utf8 = text.toUtf8();
    kept.insert(agent, new HashedText{text, utf8, sha256(utf8)});
    return *kept.object(agent);
}

/// The model that is asked; none where nobody knows it, as the one that rehearses.
std::optional<ChosenModel> modelOf(const TurnOrder& order, const TurnTools& tools)
{
    const Result<ChosenModel> model = tools.providers ? tools.providers->find(order.model) : Result<ChosenModel>(Error{});
    return model ? std::optional(*model) : std::nullopt;
}

/// What its agent may use, and what it was given when it asked.
Result<QList<Exchange>> usedBy(const TurnOrder& order, const TurnMaterials& materials)
{
    if (order.cut)
        return order.cut->used;
    QList<Exchange> all;
    for (const TurnOrder::Used& round : order.used) {
        Result<Exchange> exchange = decodeText<Exchange>(materials.value(round.asks));
        if (!exchange)
            return Error{Error::Internal, QStringLiteral("what the model asked for cannot be read: %1").arg(exchange.error().text), {}, {}};
        for (const TurnOrder::Used::Given& given : round.given)
            exchange->results.append({given.call, textOf(materials, given.output), given.failed});
        all.append(*exchange);
    }
    return all;
}

/// Prompts and replies, those of the order's organisation before the others.
PromptShelf shelfOf(const TurnMaterials& materials, const PromptShelf& shelf)
{
    const auto under = [&materials](const QByteArray& folder) {
        QMap<QString, QString> texts;
        for (auto text = materials.lowerBound(folder); text != materials.end() && text.key().startsWith(folder); ++text)
            texts.insert(QString::fromUtf8(text.key().mid(folder.size())), QString::fromUtf8(*text));
        return texts;
    };
    return shelf.with(under(ownPrompt({})), under(ownReply({})));
}

/// The picture that is asked for. Nothing of it gives way.
Result<FittedCall> paintingOf(const TurnOrder& order, const std::optional<ModelTraits>& traits, const PromptShelf& shelf)
{
    Result<LlmRequest> request = paintingRequest(order, shelf);
    if (!request)
        return request.error();
    request->model = order.model;
    if (traits && traits->mostOutput.value > 0)
        request->maxTokens = traits->mostOutput;
    return FittedCall{std::move(*request), 0};
}

/// The call, fitted to its model; one that was made before is as it was.
Result<FittedCall> callOf(const TurnOrder& order, const TurnMaterials& materials, const std::optional<ModelTraits>& traits, const TurnTools& tools)
{
    const PromptShelf shelf = shelfOf(materials, *tools.prompts);
    if (order.step.paints)
        return paintingOf(order, traits, shelf);
    Result<QList<Exchange>> used = usedBy(order, materials);
    if (!used)
        return used.error();
    const ShownPictures shown = shownPictures(order, materials, traits);
    PromptMaterial material = materialOf(order, materials);
    material.pictures = shown.told;
    const CallParts parts{order.model, order.agent.thinking.value_or(TokenCount{}), order.tools, std::move(*used), order.mostOut, shown.images};
    const ModelRoom room = order.cut || order.mostOut ? ModelRoom::endless() : roomOf(order.model, tools.providers);
    return fittedCall(material, parts, room, shelf);
}

/// The picture that came, or the one that is drawn in its place: whoever makes no pictures now makes none later either. A stop, and
/// a provider that cannot be reached, leave it to another attempt.
TurnReport pictureReport(TurnReport report, const ReadyTurn& turn, const LlmRequest& request, const Result<LlmAnswer>& answer, const TurnTools& tools)
{
    const std::optional<Error> why = answer ? answer->fault : std::optional(answer.error());
    const bool isToday = !answer && why->kind != Error::Rule && why->kind != Error::Model;
    const bool isStopped = why && why->kind == Error::Cancelled;
    if (isToday || isStopped)
        return report;
    if (!answer)
        return drawnReport(std::move(report), *turn.order, turn.materials, *tools.skills, why->text);
    return paintedReport(std::move(report), *turn.order, turn.materials, *tools.skills, request, *answer);
}

QCoro::Task<Result<TurnReport>> ask(ReadyTurn turn, LlmClient* model, const TurnTools* tools, std::stop_token stop)
{
    if (!turn.request)
        co_return turn.request.error();
    const AskedTurn asked = askedOf(turn);
    const bool isPicture = turn.request->paints.has_value();
    const LlmRequest request = isPicture ? *turn.request : LlmRequest(); // its texts are shared, not copied
    auto answering = model->complete(std::move(*turn.request), stop, {});
    const Result<LlmAnswer> answer = co_await answering;
    const TurnMark::Here here(turn.mark, turn.order->turn);
    TurnReport report = isPicture ? paidReport(asked, answer, *tools->prices) : reportOf(asked, *turn.order, answer, *tools->prices);
    report.requestText = turn.requestText;
    report.systemText = turn.systemText;
    report.systemHash = turn.systemHash;
    co_return isPicture ? pictureReport(std::move(report), turn, request, answer, *tools) : report;
}

TurnReport useSkill(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    TurnReport report;
    report.label = order.label;
    if (order.step.paints)
        return drawnReport(std::move(report), order, materials, skills, order.invalid);
    if (const std::optional<Json> reply = takeSkill(report, order, materials, skills))
        setReply(report, *reply);
    return report;
}

TurnReport render(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    TurnReport report;
    report.label = order.label;
    const Result<EditedPiece> piece = editedPiece(order, materials, skills);
    if (!piece) {
        report.error = piece.error();
        return report;
    }
    report.made = piece->made;
    report.revised = piece->revised;
    Result<Rendered> rendered = renderEffect(piece->order, piece->materials);
    if (!rendered) {
        report.error = rendered.error();
        return report;
    }
    report.content = rendered->content;
    if (const QString same = unstamped(*rendered, piece->order, piece->materials); !same.isEmpty())
        report.content->details.insert(rules::kUnstamped, same);
    report.files = rendered->blobs;
    report.preview = rendered->preview;
    report.previewType = rendered->previewType;
    return report;
}

} // namespace

QByteArray keptRequest(LlmRequest request, QByteArray systemHash)
{
    return encode(KeptRequest{request, systemHash});
}

ReadyTurn makeReady(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, const TurnTools& tools)
{
    ReadyTurn ready;
    ready.order = std::move(order);
    ready.materials = std::move(materials);
    if (ready.order->work != Work::Ask)
        return ready;
    const std::optional<ChosenModel> model = modelOf(*ready.order, tools);
    const std::optional<ModelTraits> traits = model ? std::optional(model->traits) : std::nullopt;
    Result<FittedCall> call = callOf(*ready.order, ready.materials, traits, tools);
    if (!call) {
        ready.request = call.error();
        return ready;
    }
    ready.request = std::move(call->request);
    ready.recalled = call->recalled;
    const AgentProfile& agent = ready.order->agent;
    ready.request->temperature = agent.temperature.value_or(ready.request->temperature);
    ready.request->turn = ready.order->turn.toString();
    ready.request->patience = std::max(ready.order->step.timeLimit - kForTheRest, ready.order->step.timeLimit / 2);
    ready.request->sendsTemperature = ready.order->sentTemperature.value_or(!model || sendsTemperature(*ready.request, *traits, model->provider.dialect));
    ready.isRepeatable = isRepeatable(*ready.request) && !(traits && thinksIdle(*traits));
    ready.inAtMost = traits ? countAtMost(*ready.request, *traits) : countAtMost(*ready.request);
    ready.outAtMost = ready.request->maxTokens;
    const HashedText& system = hashedSystem(ready.order->agent.id, ready.request->system);
    ready.systemText = system.utf8;
    ready.systemHash = system.hash;
    ready.requestText = encode(KeptRequest{*ready.request, ready.systemHash});
    ready.requestHash = sha256(ready.requestText);
    return ready;
}

QCoro::Task<Result<TurnReport>> runTurn(ReadyTurn turn, LlmClient* model, const TurnTools* tools, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return Error{Error::Cancelled, QStringLiteral("stopped before it began"), {}, {}};
    if (turn.order->work == Work::Skill)
        co_return useSkill(*turn.order, turn.materials, *tools->skills);
    if (turn.order->work == Work::Render)
        co_return render(*turn.order, turn.materials, *tools->skills);
    auto asking = ask(std::move(turn), model, tools, stop);
    Result<TurnReport> report = co_await asking;
    co_return report;
}

} // namespace qd::agents
