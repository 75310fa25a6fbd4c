#include "agents/replay/recorded/Reminders.h"

#include "core/rules/Digest.h"
#include "core/rules/course/Terms.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

QString childPlace(const QString& parent, const StepId& step, int index)
{
    return QStringLiteral("%1%2#%3/").arg(parent, step.text).arg(index);
}

/// One that is open, or that has ended and can still be undone.
const RunState* knownRun(const OfficeState& state, const RunId& id)
{
    for (const QMap<RunId, RunState>* runs : {&state.runs.open, &state.runs.undoable})
        if (const auto found = runs->constFind(id); found != runs->constEnd())
            return &*found;
    return nullptr;
}

QString placeOf(const OfficeState& state, const TurnOrder& order)
{
    return RunPlaces::ofTurn(RunPlaces::of(state, order.run), order.step.id, order.round, order.part, order.attempt);
}

/// Text of a prompt's block as it was before it was written there (see blockText() of PromptBuilder).
QString unescaped(QString text)
{
    return text.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\"")).replace(QLatin1String("&amp;"), QLatin1String("&"));
}

/// By what stands in a block's `integrity`; those of older records say nothing.
Label labelled(const QString& integrity)
{
    Label label;
    label.integrity = enumOf<Integrity>(integrity).value_or(Integrity::Untrusted);
    return label;
}

/// Blocks of a prompt with what one of their attributes says: all that was shown of results or arguments.
QList<TurnOrder::Cut::Shown> shownIn(const QString& prompt, const QRegularExpression& blocks)
{
    QList<TurnOrder::Cut::Shown> all;
    for (auto block = blocks.globalMatch(prompt); block.hasNext();) {
        const QRegularExpressionMatch match = block.next();
        all.append({unescaped(match.captured(1)), {}, labelled(match.captured(2)), unescaped(match.captured(3))});
    }
    return all;
}

/// What was shown of a call's parts that may give way, where some of it did.
TurnOrder::Cut cutOf(const Json& call, const QString& prompt, const QString& leftOut, QList<TurnOrder::Cut::Shown> sources)
{
    static const QRegularExpression kResult(QStringLiteral("<result step=\"([^\"<]*)\" agent=\"[^\"<]*\"(?: integrity=\"([^\"<]*)\")?>([^<]*)</result>"));
    static const QRegularExpression kTurn(QStringLiteral("<turn agent=\"([^\"<]*)\"(?: integrity=\"([^\"<]*)\")?>([^<]*)</turn>"));
    TurnOrder::Cut cut;
    cut.leftOut = leftOut;
    cut.sources = std::move(sources);
    cut.upstream = shownIn(prompt, kResult);
    cut.debate = shownIn(prompt, kTurn);
    for (const Json& exchange : call.at(u"exchanges").items())
        if (const Result<Exchange> used = decodeText<Exchange>(exchange.toText()))
            cut.used.append(*used);
    return cut;
}

QStringList weightsIn(const Values& values)
{
    const Value weights = values.value(QStringLiteral("weights"));
    const auto* list = std::get_if<QStringList>(&weights);
    return list ? *list : QStringList();
}

} // namespace

RunPlaces::RunPlaces(const Recording& recording)
{
    for (const StoredFact& stored : recording.facts)
        if (const auto* started = std::get_if<RunStarted>(&stored.fact); started && started->parent)
            m_places.insert(started->run, childPlace(of(started->parent->run), started->parent->step, started->parent->index));
}

QString RunPlaces::of(const OfficeState& state, const RunId& run)
{
    const RunState* its = knownRun(state, run);
    return its && its->parent ? childPlace(of(state, its->parent->run), its->parent->step, its->parent->index) : QString();
}

StepId RunPlaces::root(const QString& place, const StepId& step)
{
    return place.isEmpty() ? step : StepId{place.section(QLatin1Char('#'), 0, 0)};
}

QString RunPlaces::ofTurn(const QString& run, const StepId& step, int round, int part, int attempt)
{
    return QStringLiteral("%1%2|%3|%4|%5").arg(run, step.text).arg(round).arg(part).arg(attempt);
}

Reminders::Reminders(const Recording& recording)
{
    const RunPlaces runs(recording);
    QHash<TurnId, std::pair<QString, qsizetype>> known; // where it stands in m_turns
    const auto turn = [&](const TurnId& id) { return known.contains(id) ? &m_turns[known[id].first][known[id].second] : nullptr; };
    for (const StoredFact& stored : recording.facts) {
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
            const QString place = RunPlaces::ofTurn(runs.of(started->run), started->step, started->round, started->part, started->attempt);
            known.insert(started->turn, {place, m_turns[place].size()});
            m_turns[place].append({started->turn, stored.time, true, {}, {}, started->model, started->configuration, {}}); // until it is known that it came to something
            m_versions.insert(runs.of(started->run) + started->agent.text, started->configuration);
        } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
            if (Turn* its = turn(failed->turn))
                its->halted = failed->stopped;
            if (failed->retryAt)
                m_delayed[known.value(failed->turn).first].append(*failed->retryAt);
        }
        if (const auto* assigned = std::get_if<StepAssigned>(&stored.fact); assigned && assigned->routed && (assigned->from.isEmpty() || stored.cause > 0))
            m_assigned[childPlace(runs.of(assigned->run), assigned->step, 0) + assigned->from.text].append(*assigned);
        const auto* finished = std::get_if<TurnFinished>(&stored.fact);
        if (Turn* its = finished ? turn(finished->turn) : nullptr) {
            its->halted = false;
            its->weights = weightsIn(finished->values);
            its->because = rules::textOf(finished->values.value(QStringLiteral("because"), QString()));
        }
        const QByteArray prompt = finished ? recording.blobs.value(finished->prompt) : QByteArray();
        if (Turn* its = prompt.isEmpty() ? nullptr : turn(finished->turn))
            its->reminder = readFrom(prompt, *finished, stored.label);
    }
}

void Reminders::assign(const OfficeState& state, StepAssigned& given)
{
    const auto known = m_assigned.find(childPlace(RunPlaces::of(state, given.run), given.step, 0) + given.from.text);
    if (known == m_assigned.end() || known->isEmpty())
        return;
    const StepAssigned then = known->takeFirst();
    given.to = then.to;
    given.reason = then.reason;
    given.routed = then.routed;
}

void Reminders::delay(const OfficeState& state, const TurnOrder& order, TurnFailed& failed)
{
    const auto known = m_delayed.find(placeOf(state, order));
    if (known != m_delayed.end() && !known->isEmpty())
        failed.retryAt = known->takeFirst();
}

std::optional<int> Reminders::version(const OfficeState& state, const TurnOrder& order) const
{
    const auto known = m_turns.constFind(placeOf(state, order));
    if (known != m_turns.constEnd() && !known->isEmpty())
        return known->first().configuration;
    const auto agent = m_versions.constFind(RunPlaces::of(state, order.run) + order.agent.id.text);
    return agent == m_versions.constEnd() ? std::nullopt : std::optional(*agent);
}

void Reminders::remind(const OfficeState& state, TurnOrder& order)
{
    const auto known = m_turns.find(placeOf(state, order));
    if (known == m_turns.end() || known->isEmpty())
        return;
    const Turn then = known->size() > 1 || known->first().halted ? known->takeFirst() : known->first();
    order.now = then.begun;
    if (order.step.paints && then.model.isEmpty() && !then.halted) { // whoever could have been asked then
        order.work = Work::Skill;
        order.invalid = then.because;
    }
    if (order.work == Work::Skill && !then.weights.isEmpty())
        weigh(order, then.weights);
    if (order.work != Work::Ask)
        return;
    if (!then.model.isEmpty())
        order.model = then.model; // who could be asked then
    if (then.halted)
        order.task = haltedTask(then.id);
    if (!then.reminder)
        return;
    order.recalled = then.reminder->recalled;
    order.notRecalled = then.reminder->notRecalled;
    order.memory = then.reminder->memory;
    order.memoryLabel = then.reminder->memoryLabel;
    order.heard = then.reminder->heard;
    order.cut = then.reminder->cut;
    order.mostOut = then.reminder->mostOut;
    order.sentTemperature = then.reminder->sentTemperature;
    if (!order.recalled.isEmpty() || rules::isDigest(order.step.prompt))
        order.label = joined(order.label, then.reminder->label);
}

/// Votes weigh what they did then, whatever was approved since.
void Reminders::weigh(TurnOrder& order, const QStringList& weights)
{
    QList<Json> texts;
    for (const QString& weight : weights)
        texts.append(Json(weight));
    QList<Json::Member> members = order.input.members();
    for (Json::Member& member : members)
        if (member.first == QLatin1String("weights"))
            member.second = Json(texts);
    order.input = Json(members);
}

Reminders::Reminder Reminders::readFrom(const QByteArray& prompt, const TurnFinished& finished, const Label& label)
{
    static const QRegularExpression kSource(QStringLiteral("<source name=\"([^\"<]*)\" origin=\"([^\"<]*)\" integrity=\"([^\"<]*)\">([^<]*)</source>"));
    static const QRegularExpression kMemory(QStringLiteral("<memory(?: integrity=\"([^\"<]*)\")?>([^<]*)</memory>"));
    static const QRegularExpression kCut(QStringLiteral("^<task [^>]*>[^<]*\\n\\n(Left out for length: [^<]*)</task>"));
    static const QRegularExpression kMessage(QStringLiteral("<message from=\"([^\"<]*)\" type=\"([^\"<]*)\" subject=\"([^\"<]*)\" integrity=\"([^\"<]*)\">([^<]*)</message>"));
    Reminder reminder{{}, finished.notRecalled, {}, {}, {}, {}, label};
    const Result<Json> call = Json::parse(prompt);
    const QString text = call ? call->at(u"prompt").toString() : QString();
    if (const qint64 most = call ? call->at(u"max_tokens").toInteger() : 0; most > 0)
        reminder.mostOut = TokenCount{most};
    reminder.sentTemperature = !call || call->find(u"temperature");
    QList<TurnOrder::Cut::Shown> given;
    for (auto source = kSource.globalMatch(text); source.hasNext();) {
        const QRegularExpressionMatch match = source.next();
        const QString piece = unescaped(match.captured(2));
        if (!finished.recalled.contains(piece)) { // given with the brief
            given.append({unescaped(match.captured(1)), piece, labelled(match.captured(3)), unescaped(match.captured(4))});
            continue;
        }
        const QString name = unescaped(match.captured(1)); // "title, place"; only together do they stand in a prompt
        Label its = label;
        its.integrity = enumOf<Integrity>(match.captured(3)).value_or(Integrity::Untrusted);
        reminder.recalled.append({piece, name.section(QLatin1String(", "), 0, 0), name.section(QLatin1String(", "), 1), its, unescaped(match.captured(4))});
    }
    for (auto message = kMessage.globalMatch(text); message.hasNext();) {
        const QRegularExpressionMatch match = message.next();
        Label its = label;
        its.integrity = enumOf<Integrity>(match.captured(4)).value_or(Integrity::Untrusted);
        reminder.heard.append({{}, {unescaped(match.captured(1))}, enumOf<MessageType>(match.captured(2)).value_or(MessageType::Notice),
                               unescaped(match.captured(3)), unescaped(match.captured(5)), its});
    }
    if (const QRegularExpressionMatch match = kMemory.match(text); match.hasMatch()) {
        reminder.memoryLabel = labelled(match.captured(1));
        reminder.memory = unescaped(match.captured(2)).split(QLatin1Char('\n'));
    }
    if (const QRegularExpressionMatch match = kCut.match(text); match.hasMatch())
        reminder.cut = cutOf(*call, text, unescaped(match.captured(1)), given);
    return reminder;
}

} // namespace qd::agents
