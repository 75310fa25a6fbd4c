#pragma once

#include "core/state/OfficeState.h"

#include <random>

namespace qd::test {

/// Facts as an office would put them on record, one after the other: each follows the state that the ones before it
/// give. tell() takes any fact; live() invents plausible ones, the same for the same seed.
class FactBuilder {
public:
    explicit FactBuilder(quint32 seed = 1) : m_random(seed) {}

    OfficeState state;
    QList<StoredFact> facts;
    Instant now{1'795'257'401'000};

    Sequence tell(Fact fact, const RunId& run = {}, const Label& label = {}, const AgentId& actor = system())
    {
        StoredFact stored{state.sequence + 1, now, actor, 0, run, label, std::move(fact)};
        state.apply(stored);
        facts.append(stored);
        return stored.sequence;
    }
    template <class Made> Made id() { return Made{Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + ++m_ids}}; }
    int below(int bound) { return int(m_random() % quint32(bound)); }

    /// Two agents, one step each, and an effect.
    Organisation team(const QString& title = QStringLiteral("Team")) const;
    void adopt(const Organisation& organisation);
    RunId brief(bool sample = false);
    TurnId begin(const RunId& run, const char* step, const char* agent, Money reserved = {});
    void finish(const TurnId& turn, const RunId& run, const char* step, const char* agent, const Values& values = {}, Money cost = {});
    ApprovalId ask(const RunId& run, const char* step);
    /// One plausible thing happens; some time passes before it.
    void live();

private:
    template <class Map> auto any(const Map& map) { return std::next(map.begin(), below(int(map.size()))); }
    void liveInRun(const RunState& run);
    void endTurn(const AgentId& agent);
    void workOn(const RunId& run, const char* step, const char* agent);
    void liveInInbox();
    void liveOutside();
    void liveUnderWay(const Effect& effect);
    void liveAtTheDoor();
    void liveWithPeople();
    void liveWithPacks();

    std::mt19937 m_random;
    quint64 m_ids = 0;
};

inline Organisation FactBuilder::team(const QString& title) const
{
    Organisation team;
    team.id = {QStringLiteral("team")};
    team.title = title;
    for (const char* name : {"boss", "writer", "editor"}) {
        AgentProfile profile;
        profile.id = {QString::fromLatin1(name)};
        profile.title = QString::fromLatin1(name);
        profile.reportsTo = profile.id.text == QLatin1String("boss") ? human() : AgentId{QStringLiteral("boss")};
        profile.costClass = profile.id.text == QLatin1String("boss") ? QStringLiteral("executive") : QStringLiteral("specialist");
        team.agents.append(profile);
    }
    Workflow workflow;
    workflow.id = {QStringLiteral("piece")};
    for (const char* name : {"draft", "review", "publish", "post"}) {
        Step step;
        step.id = {QString::fromLatin1(name)};
        step.agent = {QStringLiteral("writer")};
        if (!workflow.steps.isEmpty())
            step.after = {workflow.steps.last().id};
        if (workflow.steps.size() >= 2) {
            step.kind = StepKind::Effect;
            step.after = {{QStringLiteral("review")}};
            step.loop = Loop{{QStringLiteral("draft")}, {}, 3, QStringLiteral("escalate")};
        }
        workflow.steps.append(step);
    }
    team.workflows = {workflow};
    return team;
}

inline void FactBuilder::adopt(const Organisation& organisation)
{
    tell(OrganisationAdopted{organisation, organisation.title.toUtf8() + QByteArray(8, 'd'), QStringLiteral("test")});
}

inline RunId FactBuilder::brief(bool sample)
{
    BriefSubmitted brief;
    brief.run = id<RunId>();
    brief.brief = id<BriefId>();
    brief.text = QStringLiteral("Say something");
    brief.sample = sample;
    tell(brief, brief.run);
    tell(RunStarted{brief.run, {QStringLiteral("piece")}, state.org.current, QStringLiteral("Something")}, brief.run);
    return brief.run;
}

inline TurnId FactBuilder::begin(const RunId& run, const char* step, const char* agent, Money reserved)
{
    TurnStarted started;
    started.turn = id<TurnId>();
    started.run = run;
    started.step = {QString::fromLatin1(step)};
    started.agent = {QString::fromLatin1(agent)};
    started.task = started.step.text;
    started.attempt = state.runs.open.value(run).step(started.step).attempt;
    started.reserved = reserved;
    started.deadline = now + Duration(600'000);
    tell(started, run);
    return started.turn;
}

inline void FactBuilder::finish(const TurnId& turn, const RunId& run, const char* step, const char* agent, const Values& values, Money cost)
{
    TurnFinished finished;
    finished.turn = turn;
    finished.run = run;
    finished.step = {QString::fromLatin1(step)};
    finished.agent = {QString::fromLatin1(agent)};
    finished.values = values;
    finished.reply = QByteArray(4, char('a' + below(26)));
    finished.spend.model = QStringLiteral("rehearsal");
    finished.spend.cost = cost;
    finished.spend.wouldHaveCost = {7};
    finished.spend.usage.in = {100};
    tell(finished, run);
}

inline ApprovalId FactBuilder::ask(const RunId& run, const char* step)
{
    Effect effect;
    effect.id = id<EffectId>();
    effect.run = run;
    effect.step = {QString::fromLatin1(step)};
    effect.agent = {QStringLiteral("writer")};
    effect.content.title = QStringLiteral("A page");
    effect.content.details = {{QStringLiteral("slug"), QStringLiteral("a-page")}};
    effect.sha256 = contentHash(effect.content);
    effect.changed = now;
    tell(EffectPlanned{effect}, run);
    Approval approval;
    approval.id = id<ApprovalId>();
    approval.run = run;
    approval.step = effect.step;
    approval.effect = effect.id;
    approval.from = effect.agent;
    approval.sha256 = effect.sha256;
    approval.content = effect.content;
    approval.title = effect.content.title;
    approval.asked = now;
    approval.expires = now + Duration(4 * 3'600'000);
    tell(ApprovalAsked{approval}, run);
    return approval.id;
}

inline void FactBuilder::live()
{
    now = now + Duration(below(40) == 0 ? 86'400'000 : below(60'000));
    if (below(200) == 0)
        now = now - Duration(90'000'000); // somebody sets the clock back
    if (state.org.current.isEmpty())
        return adopt(team());
    if (state.runs.open.isEmpty() || below(12) == 0)
        return void(brief(below(5) == 0));
    if (below(20) == 0)
        return liveOutside();
    if (below(3) == 0 && !(state.inbox.approvals.isEmpty() && state.inbox.escalations.isEmpty() && state.effects.open.isEmpty()))
        return liveInInbox();
    liveInRun(*any(state.runs.open));
}

inline void FactBuilder::liveInRun(const RunState& run)
{
    static constexpr const char* kSteps[] = {"draft", "review", "publish", "post"};
    static constexpr const char* kAgents[] = {"boss", "writer", "editor"};
    const char* const step = kSteps[below(4)];
    const char* const agent = kAgents[below(3)];
    const AgentState at = state.org.agents.value({QString::fromLatin1(agent)});
    const RunId id = run.id;
    if (!at.turn.isNull())
        return endTurn({QString::fromLatin1(agent)});
    switch (below(9)) {
    case 4: return void(tell(StepSkipped{id, {QString::fromLatin1(step)}, QStringLiteral("no need")}, id));
    case 5: return void(tell(StepsReopened{id, {QString::fromLatin1(step)}, {{QStringLiteral("review")}, {QString::fromLatin1(step)}}, {}}, id));
    case 6: return void(ask(id, below(2) ? "publish" : "post"));
    case 7:
        if (below(3) == 0)
            return void(tell(RunFinished{id, RunOutcome(below(4)), QStringLiteral("over")}, id));
        [[fallthrough]];
    case 8: return void(begin(id, step, agent, {below(2) * 1000}));
    default: workOn(id, step, agent);
    }
}

inline void FactBuilder::endTurn(const AgentId& agent)
{
    const AgentState at = state.org.agents.value(agent);
    const Values values{{QStringLiteral("score"), qint64(below(100))}, {QStringLiteral("title"), QStringLiteral("T%1").arg(below(9))}};
    if (below(3) != 0)
        return finish(at.turn, at.run, at.step.text.toLatin1().constData(), agent.text.toLatin1().constData(), values, {below(500)});
    tell(TurnFailed{at.turn, at.run, at.step, agent, {}, QStringLiteral("no"), below(2) == 0, below(4) == 0}, at.run);
}

inline void FactBuilder::workOn(const RunId& id, const char* step, const char* agent)
{
    switch (below(4)) {
    case 0: {
        Message message;
        message.id = this->id<MessageId>();
        message.from = {QString::fromLatin1(agent)};
        message.to = {QStringLiteral("boss")};
        message.correlation = id;
        message.deadline = now;
        return void(tell(MessageSent{message}, id));
    }
    case 1: {
        DecisionRecord decision;
        decision.id = this->id<DecisionId>();
        decision.run = id;
        decision.maker = below(2) ? human() : AgentId{QStringLiteral("boss")};
        decision.confidence = 0.25 * below(5);
        for (int i = below(9); i > 0; --i)
            decision.alternatives.append({QStringLiteral("option %1").arg(i), {}, {}, QStringLiteral("no")});
        return void(tell(DecisionMade{decision}, id));
    }
    case 2: {
        Artefact artefact;
        artefact.id = this->id<ArtefactId>();
        artefact.run = id;
        artefact.kind = QStringLiteral("draft");
        artefact.label.rehearsal = below(2) == 0;
        return void(tell(ArtefactMade{artefact}, id));
    }
    default: {
        Escalation escalation;
        escalation.id = this->id<EscalationId>();
        escalation.run = id;
        escalation.step = {QString::fromLatin1(step)};
        escalation.raisedBy = {QString::fromLatin1(agent)};
        escalation.with = {QStringLiteral("boss")};
        escalation.reason = QString::fromLatin1(below(3) ? "failure" : Escalation::kUnknownOutcome);
        escalation.answerBy = now;
        return void(tell(EscalationRaised{escalation}, id));
    }
    }
}

inline void FactBuilder::liveInInbox()
{
    if (below(8) == 0) {
        const QMap<ApprovalId, Approval>& asked = state.inbox.approvals;
        const QMap<EscalationId, Escalation>& open = state.inbox.escalations;
        const InboxItemId item = below(2) && !asked.isEmpty() ? InboxItemId{any(asked).key().uuid}
                                 : open.isEmpty()            ? id<InboxItemId>()
                                                             : InboxItemId{any(open).key().uuid};
        if (below(3))
            tell(ItemSnoozed{item, {}, now + Duration(below(7'200'000)), human()});
        else
            tell(ItemReturned{item, {}, human()});
        return;
    }
    if (!state.inbox.escalations.isEmpty() && below(3) == 0) {
        const Escalation escalation = *any(state.inbox.escalations);
        if (below(2))
            return void(tell(EscalationClimbed{escalation.id, human(), now, QStringLiteral("late")}, escalation.run));
        return void(tell(EscalationSettled{escalation.id, escalation.run, escalation.step, human(), below(2) == 0, QStringLiteral("go on")}, escalation.run));
    }
    if (!state.inbox.approvals.isEmpty() && below(2)) {
        const Approval a = *any(state.inbox.approvals);
        if (a.status == ApprovalStatus::Held)
            return void(tell(ApprovalUndone{a.id, a.effect, a.run, human()}, a.run));
        if (below(6) == 0)
            return void(tell(ApprovalExpired{a.id, a.run, a.step, {}}, a.run));
        const Verdict verdict = Verdict(below(5));
        tell(ApprovalDecided{a.id, a.run, a.step, verdict, human(), a.sha256, QStringLiteral("so"), {QStringLiteral("boss")}, false, now + a.grace}, a.run);
        if (verdict == Verdict::Approve)
            tell(EffectAuthorised{a.effect, human(), a.sha256, now + a.grace, {}}, a.run);
        return;
    }
    if (state.effects.open.isEmpty())
        return;
    const Effect effect = *any(state.effects.open);
    switch (below(6)) {
    case 5: return liveUnderWay(effect);
    case 0: return void(tell(EffectIntended{effect.id, effect.attempt + 1}, effect.run));
    case 1: return void(tell(EffectConfirmed{effect.id, effect.run, effect.step, QStringLiteral("file:///there")}, effect.run));
    case 2: return void(tell(EffectRefused{effect.id, effect.run, effect.step, QStringLiteral("no")}, effect.run));
    case 3: return void(tell(EffectUnknown{effect.id, effect.run, effect.step, QStringLiteral("who knows")}, effect.run));
    default: tell(EffectWithdrawn{effect.id, QStringLiteral("no")}, effect.run);
    }
}

inline void FactBuilder::liveOutside()
{
    switch (below(6)) {
    case 4:
    case 5: return liveAtTheDoor();
    case 0: return void(tell(AllStopped{human(), QStringLiteral("enough"), {QStringLiteral("a page: not sent")}}));
    case 1: return void(tell(AllResumed{human()}));
    case 2: return void(tell(SamplesCleared{human()}));
    default: adopt(team(QStringLiteral("Team %1").arg(below(3))));
    }
}

inline void FactBuilder::liveUnderWay(const Effect& effect)
{
    switch (below(6)) {
    case 0: return void(tell(EffectDeferred{effect.id, effect.run, effect.step, below(2) ? std::optional(now) : std::nullopt, Deferral::Offline, QStringLiteral("no network")}, effect.run));
    case 1: return void(tell(EffectLookedUp{effect.id, effect.run, 1, Found::Unclear, QStringLiteral("nothing"), below(2) ? std::optional(now) : std::nullopt}, effect.run));
    case 2: return void(tell(EffectStepped{effect.id, effect.run, QStringLiteral("draft"), QStringLiteral("12")}, effect.run));
    case 3: return void(tell(EffectAbsent{effect.id, effect.run, effect.step, QStringLiteral("gone")}, effect.run));
    case 4: return void(tell(EffectRuled{effect.id, effect.run, effect.step, Ruling::DidNot, human(), {}, {}}, effect.run));
    default: break;
    }
    if (!state.inbox.approvals.isEmpty())
        tell(ApprovalStale{any(state.inbox.approvals).key(), effect.run, effect.step, {{QStringLiteral("target"), QStringLiteral("a"), QStringLiteral("b")}}, {}}, effect.run);
}

inline void FactBuilder::liveAtTheDoor()
{
    AuthorityRule rule;
    rule.id = {QStringLiteral("rule-%1").arg(below(3))};
    switch (below(10)) {
    case 0: return void(tell(RulesSet{{rule}, {}, QByteArray(32, 'r'), state.rules.epoch + 1, human(), {}, {}}));
    case 1: return void(tell(NetworkNoted{below(2) == 0, system()}));
    case 2: return void(tell(Suppressed{{QByteArray(32, char('a' + below(5))), QStringLiteral("sms"), QStringLiteral("opted out"), {}}, human()}));
    case 3: return void(tell(SuppressionLifted{QByteArray(32, char('a' + below(5))), QStringLiteral("sms"), {}, human()}));
    case 4: {
        Proposal proposal;
        proposal.id = id<ProposalId>();
        proposal.rule = rule;
        tell(AuthorityProposed{proposal, human()});
        return below(2) ? void(tell(AuthorityAnswered{proposal.id, true, human(), now, {}})) : void();
    }
    case 5: {
        Inbound in;
        in.id = QString::number(below(20));
        return void(tell(InboundTaken{in}));
    }
    case 6: return void(tell(EpochRaised{state.rules.epoch + 1, QStringLiteral("key"), human()}));
    default: liveWithPeople();
    }
}

inline void FactBuilder::liveWithPeople()
{
    const ContactId known = state.people.contacts.isEmpty() ? id<ContactId>() : any(state.people.contacts).key();
    const QString channel = below(2) ? QStringLiteral("e-mail") : QStringLiteral("sms");
    Contact contact;
    contact.id = below(2) ? known : id<ContactId>();
    switch (below(6)) {
    case 0:
    case 1:
        contact.sealed.insert(QStringLiteral("name"), QByteArray(40, char('a' + below(20))));
        contact.indexes.insert(channel, QByteArray(32, char('a' + below(5))));
        contact.segments = {QStringLiteral("customers")};
        return void(tell(ContactKept{contact, human()}));
    case 2: return void(tell(ConsentNoted{{known, channel, below(2) ? QStringLiteral("newsletter") : QString(), below(2) == 0, QStringLiteral("form"), now, {}}, human()}));
    case 3: return void(tell(ContactErased{known, QStringLiteral("wished"), QByteArray(32, 'k'), human()}));
    case 4: return void(tell(RetentionSet{{below(2) ? QStringLiteral("customers") : QString(), 1 + below(900)}, below(3) == 0, human()}));
    default:
        if (below(2))
            return liveWithPacks();
        tell(PersonalRead{human(), {}, {}, {}, QStringLiteral("export"), {QStringLiteral("name")}, {known}, QStringLiteral("export")});
    }
}

inline void FactBuilder::liveWithPacks()
{
    const PackId id{QStringLiteral("pack-%1").arg(below(3))};
    const QString text = QStringLiteral("prompt/%1").arg(below(3));
    const QByteArray read(32, char('a' + below(3)));
    switch (below(4)) {
    case 0: return void(tell(PackAdopted{id, {{text, read}}, human()}));
    case 1: return void(tell(PackRemoved{id, QStringLiteral("not wanted"), human()}));
    default: break;
    }
    Pack pack;
    pack.id = id;
    pack.publisher = QStringLiteral("Somebody");
    pack.texts.insert(text, read);
    Organisation organisation = team(QStringLiteral("Theirs"));
    organisation.pack = id.text;
    organisation.prompts.insert(text.section(u'/', 1), QStringLiteral("version: 1\nWrite."));
    tell(PackTaken{pack, organisation, human()});
}

} // namespace qd::test
