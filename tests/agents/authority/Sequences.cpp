#include "tests/agents/authority/Sequences.h"

#include "agents/office/allowing/Allowing.h"
#include "agents/office/writing/OrderWriter.h"
#include "tests/agents/authority/Monitor.h"
#include "tests/agents/office/OfficeRig.h"
#include "tests/core/rules/authority/RandomActions.h"
#include "tests/support/FactBuilder.h"
#include "tests/support/PromiseTable.h"

namespace qd::test {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSends = 4, kMostCalls = 8;
const QStringList kTalkers{u"read"_s, u"write"_s, u"check"_s};

struct Sum {
    int judged = 0;
    int gone = 0;
    int asked = 0;
    int forbidden = 0;
    int stricter = 0; ///< the office asks, or refuses, where the monitor would not
    int broken = 0;
};

template <class T> std::optional<int> number(const std::optional<T>& one)
{
    return one ? std::optional(int(*one)) : std::nullopt;
}
std::optional<qint64> number(const std::optional<Money>& one)
{
    return one ? std::optional(one->micro) : std::nullopt;
}
template <class T> QStringList texts(const QList<T>& ids)
{
    QStringList all;
    for (const T& id : ids)
        all.append(id.text);
    return all;
}
int levelOf(Autonomy level)
{
    return int(level) + 1;
}
Monitor::Words wordsOf(const Label& label)
{
    return {int(label.integrity), int(label.confidentiality)};
}

Monitor::Rule ruleFor(const AuthorityRule& rule)
{
    Monitor::Rule one;
    one.kinds = texts(rule.kinds);
    one.ways = texts(rule.connectors);
    one.accounts = rule.accounts;
    one.whos = texts(rule.agents);
    for (const Rank rank : rule.ranks)
        one.ranks.append(int(rank));
    for (const AudienceClass audience : rule.audiences)
        one.audiences.append(int(audience));
    for (const ActionRisk risk : rule.risks)
        one.risks.append(int(risk));
    one.costsOver = number(rule.above);
    one.costsUpTo = number(rule.upTo);
    one.headsOver = rule.reachesOver;
    one.headsUpTo = rule.reachesUpTo;
    one.undoable = rule.reversible;
    one.secrecyUpTo = number(rule.carriesUpTo);
    one.secrecyOver = number(rule.carriesOver);
    one.choiceFrom = number(rule.chosenByAtLeast);
    one.textFrom = number(rule.madeFromAtLeast);
    one.textBelow = number(rule.madeFromBelow);
    if (rule.until)
        one.before = rule.until->ms;
    one.level = levelOf(rule.level);
    return one;
}

Monitor::Limits limitsFor(const Ceilings& ceilings)
{
    Monitor::Limits one;
    one.level = levelOf(ceilings.level.value_or(Autonomy::L4));
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        one.kinds.insert(kind.key().text, levelOf(*kind));
    one.undoable = levelOf(ceilings.irreversible.value_or(Autonomy::L4));
    one.strangers = levelOf(ceilings.untrusted.value_or(Autonomy::L4));
    one.cost = ceilings.perAction.value_or(Money{Monitor::kNoLimit}).micro;
    one.heads = ceilings.reach.value_or(Monitor::kNoLimit);
    one.accounts = ceilings.accounts;
    return one;
}

/// One run, told to the office's state and to the monitor alike.
class CallSequence {
public:
    CallSequence(quint32 seed, const agents::Dispatcher& dispatcher) : m_random(seed), m_dispatcher(dispatcher) {}

    /// @returns what is wrong.
    QStringList play(Sum& sum)
    {
        govern();
        begin();
        QStringList wrong;
        int sent = 0;
        for (int calls = 1 + m_random.below(kMostCalls); calls > 0; --calls)
            switch (m_random.below(3)) {
            case 0: say(); break;
            case 1: make(); break;
            default:
                if (sent < kSends)
                    wrong += send(sent++, sum);
            }
        return sent > 0 ? wrong : wrong + send(0, sum);
    }

private:
    void govern()
    {
        m_team = m_record.team();
        for (int i = 0; i < 2; ++i) {
            AgentProfile agent = m_team.agents[1];
            agent.id = {u"agent-%1"_s.arg(i)};
            agent.rank = Rank(m_random.below(3));
            agent.authority = m_random.money();
            for (int grants = m_random.below(3); grants > 0; --grants)
                agent.grants.append(grant());
            m_team.agents.append(agent);
            m_monitor.purses.insert(agent.id.text, agent.authority.micro);
            for (const Grant& one : std::as_const(agent.grants))
                m_monitor.grants[agent.id.text].append({texts(one.kinds), texts(one.connectors), one.most.value_or(Money{Monitor::kNoLimit}).micro, int(one.audience.value_or(AudienceClass::Public))});
        }
        m_team.autonomy.clear();
        for (int kind = 0; kind < 2; ++kind) {
            m_team.autonomy.append(AutonomyRule{{u"kind-%1"_s.arg(kind)}, m_random.below(2) ? Autonomy::L4 : m_random.level(), {}, Duration(0), Duration(60'000), {}});
            m_monitor.matrix.insert(m_team.autonomy.last().action.text, levelOf(m_team.autonomy.last().level));
        }
        m_team.rules = someRules();
        if (m_random.below(3) == 0)
            m_team.ceilings = m_random.ceilings();
        m_monitor.clearances = {{u"connector-0"_s, Monitor::kInternal}, {u"connector-1"_s, 3}};
    }
    Grant grant()
    {
        Grant one;
        if (m_random.below(2))
            one.kinds = {m_random.kind()};
        if (m_random.below(3) == 0)
            one.connectors = {m_random.connector()};
        if (m_random.below(3) == 0)
            one.most = m_random.money();
        if (m_random.below(3) == 0)
            one.audience = m_random.audience();
        return one;
    }
    QList<AuthorityRule> someRules()
    {
        QList<AuthorityRule> rules;
        for (int i = m_random.below(4); i > 0; --i) {
            rules.append(m_random.rule());
            if (rules.last().until)
                rules.last().until = m_record.now + Duration(m_random.below(3) - 1);
        }
        return rules;
    }
    void begin()
    {
        Workflow flow{{u"flow"_s}, u"Flow"_s, {}, {}};
        for (const QString& name : kTalkers)
            flow.steps.append(step(name));
        for (int i = 0; i < kSends; ++i)
            flow.steps.append(sending(i));
        m_team.workflows = {flow};
        m_team.index();
        m_record.adopt(m_team);
        const QList<AuthorityRule> hers = someRules();
        const std::optional<Ceilings> ceilings = m_random.below(3) == 0 ? std::optional(m_random.ceilings()) : std::nullopt;
        m_record.tell(RulesSet{hers, ceilings, {}, 1, human(), {}, {}});
        m_monitor.rules = {{}, {}};
        for (const AuthorityRule& rule : hers)
            m_monitor.rules[0].append(ruleFor(rule));
        for (const AuthorityRule& rule : std::as_const(m_team.rules))
            m_monitor.rules[1].append(ruleFor(rule));
        m_monitor.limits = {limitsFor(ceilings.value_or(Ceilings{})), limitsFor(m_team.ceilings.value_or(Ceilings{}))};
        m_monitor.now = m_record.now.ms;
        Label brief = m_random.below(5) ? Label{Integrity::Human, Confidentiality::Public, false, {}} : someLabel();
        BriefSubmitted submitted;
        submitted.run = m_run = m_record.id<RunId>();
        submitted.brief = m_record.id<BriefId>();
        m_record.tell(submitted, m_run, brief);
        m_record.tell(RunStarted{m_run, flow.id, m_record.state.org.current, u"Something"_s}, m_run, brief);
        m_brief = wordsOf(brief);
        m_monitor.everything = m_brief;
    }
    static Step step(const QString& name)
    {
        Step one;
        one.id = {name};
        one.agent = {u"agent-0"_s};
        return one;
    }
    /// What it is made from and chosen by, at random.
    Step sending(int number)
    {
        Step one = step(u"send-%1"_s.arg(number));
        one.agent = m_random.agent();
        one.kind = StepKind::Effect;
        one.action = m_random.kind();
        one.connector = m_random.connector();
        const auto quote = [this](const QString& field) { return u'{' + talker() + u'.' + field + u'}'; };
        const QStringList bodies{u"Plain words"_s, u"{title}"_s, quote(u"message"_s), u"@artefact:list"_s, u"As they say: "_s + quote(u"message"_s)};
        one.input = {{u"render"_s, u"event"_s}, {u"title"_s, u"{title}"_s}, {u"text"_s, bodies[m_random.below(int(bodies.size()))]}};
        if (m_random.below(3) > 0)
            one.input.insert(u"slug"_s, m_random.below(4) ? u"a-piece"_s : quote(u"site"_s));
        if (m_random.below(4) == 0)
            one.input.insert(u"reply_to"_s, m_random.below(2) ? u"@artefact:list"_s : quote(u"site"_s));
        if (m_random.below(4) == 0)
            one.when.path = talker() + u".verdict"_s;
        return one;
    }
    QString talker() { return kTalkers[m_random.below(int(kTalkers.size()))]; }
    Label someLabel()
    {
        const Integrity integrity[] = {Integrity::Untrusted, Integrity::Partner, Integrity::Internal, Integrity::Internal};
        const Confidentiality secrecy[] = {Confidentiality::Public, Confidentiality::Internal, Confidentiality::Internal, Confidentiality::Pii, Confidentiality::Secret};
        return {integrity[m_random.below(4)], secrecy[m_random.below(5)], false, {}};
    }
    /// A turn that has read something, or goes on from what another said.
    void say()
    {
        const QString name = talker(), from = talker();
        Label label = someLabel();
        if (m_said.contains(from) && m_random.below(2))
            label = joined(Label{Integrity::Internal, Confidentiality::Public, false, {}}, m_record.state.runs.open.value(m_run).step({from}).label);
        const TurnId turn = m_record.begin(m_run, name.toLatin1().constData(), "agent-0");
        TurnFinished finished;
        finished.turn = turn;
        finished.run = m_run;
        finished.step = {name};
        finished.agent = {u"agent-0"_s};
        finished.values = {{u"message"_s, u"Link to us"_s}, {u"site"_s, u"a"_s}, {u"verdict"_s, u"yes"_s}};
        finished.reply = QByteArray(4, 'r');
        m_record.tell(finished, m_run, label);
        m_said.insert(name, m_said.contains(name) ? m_said.value(name).with(wordsOf(label)) : wordsOf(label)); // it goes on from what it said before
        m_monitor.everything = m_monitor.everything.with(wordsOf(label)); // done anew or not, it was read
    }
    void make()
    {
        Artefact list;
        list.id = m_record.id<ArtefactId>();
        list.run = m_run;
        list.kind = u"list"_s;
        list.label = someLabel();
        m_record.tell(ArtefactMade{list}, m_run, list.label);
        m_list = wordsOf(list.label);
        m_monitor.everything = m_monitor.everything.with(*m_list);
    }
    /// As the monitor follows it: what nobody has said yet is the brief's.
    Monitor::Words quoted(const QString& text) const
    {
        Monitor::Words words;
        for (const QString& name : kTalkers)
            if (text.contains(u'{' + name + u'.'))
                words = words.with(m_said.value(name, m_brief));
        if (text.startsWith(u"@artefact:"_s))
            words = words.with(m_list.value_or(m_brief));
        return text.contains(u"{title}"_s) ? words.with(m_brief) : words;
    }
    Monitor::Deed deedOf(const Step& step, const EffectContent& content) const
    {
        const auto input = [&step](const QString& name) { return std::get<QString>(step.input.value(name, QString())); };
        Monitor::Deed deed{content.kind.text, content.connector.text, content.account, step.agent.text, 0, content.cost.micro, int(content.reach->who), content.reach->size, content.reversible,
                           int(content.carries.value_or(Confidentiality::Public)), {}, {}};
        for (const AgentProfile& agent : m_team.agents)
            if (agent.id == step.agent)
                deed.rank = int(agent.rank);
        deed.choice = m_brief.with(quoted(input(u"slug"_s))).with(quoted(input(u"reply_to"_s)));
        if (!step.when.path.isEmpty())
            deed.choice = deed.choice.with(m_said.value(step.when.path.section(u'.', 0, 0), m_brief));
        deed.text = Monitor::Words{Monitor::kColleague, Monitor::kInternal}.with(m_brief); // an agent's work, of whatever stands in it
        for (const char* name : {"text", "title", "slug", "reply_to"})
            deed.text = deed.text.with(quoted(input(QString::fromLatin1(name))));
        return deed;
    }
    QStringList send(int number, Sum& sum)
    {
        const StepId id{u"send-%1"_s.arg(number)};
        const agents::OfficeSettings settings{u"rehearsal"_s, QString(), 2, Duration(60'000)};
        const Result<agents::TurnOrder> order = agents::writeOrder(m_record.state, m_run, id, settings, m_record.now);
        if (!order)
            return {u"the office does not know the step: "_s + order.error().text};
        Effect effect;
        effect.run = m_run;
        effect.step = id;
        effect.agent = order->step.agent;
        const ActionTraits traits = m_random.action();
        effect.content.kind = order->step.action;
        effect.content.connector = order->step.connector;
        effect.content.account = traits.account;
        effect.content.reach = traits.reach;
        effect.content.cost = traits.cost;
        effect.content.reversible = traits.reversible;
        if (m_random.below(3) == 0)
            effect.content.carries = traits.carries;
        const Result<Effect> office = agents::allowed(m_record.state, m_dispatcher, effect, order->step, order->label, {}, m_record.now);
        const Monitor::Deed deed = deedOf(order->step, effect.content);
        QStringList wrong = compared(office, m_monitor.judge(deed), sum);
        for (QString& line : wrong)
            line += u" Chosen by %1, made from %2 and %3 secret, of all %4"_s.arg(deed.choice.trust).arg(deed.text.trust).arg(std::max(deed.secrecy, deed.text.secrecy)).arg(m_monitor.everything.trust);
        return wrong;
    }
    static QStringList compared(const Result<Effect>& office, Monitor::Verdict monitor, Sum& sum)
    {
        const Monitor::Verdict said = !office ? Monitor::Forbidden : office->level == Autonomy::L4 ? Monitor::MayGo : Monitor::Asks;
        ++sum.judged;
        sum.gone += said == Monitor::MayGo;
        sum.asked += said == Monitor::Asks;
        sum.forbidden += said == Monitor::Forbidden;
        sum.stricter += said < monitor;
        if (said <= monitor)
            return {};
        const QString why = office && office->trace ? office->trace->why : QString();
        return {u"the office says %1 and the monitor %2. %3"_s.arg(int(said)).arg(int(monitor)).arg(why)};
    }

    RandomActions m_random;
    const agents::Dispatcher& m_dispatcher;
    FactBuilder m_record;
    Organisation m_team;
    RunId m_run;
    Monitor m_monitor;
    Monitor::Words m_brief;
    QMap<QString, Monitor::Words> m_said;
    std::optional<Monitor::Words> m_list;
};

} // namespace

bool trySequences(int count, unsigned seed)
{
    Outside open, narrow;
    open.clearance = Confidentiality::Secret;
    std::vector<std::unique_ptr<agents::Connector>> connectors;
    connectors.push_back(std::make_unique<OutsideConnector>(u"connector-0"_s, &narrow));
    connectors.push_back(std::make_unique<OutsideConnector>(u"connector-1"_s, &open));
    const agents::Dispatcher dispatcher(std::move(connectors));
    Sum sum;
    for (int i = 0; i < count; ++i) {
        const QStringList wrong = CallSequence(seed + quint32(i), dispatcher).play(sum);
        sum.broken += !wrong.isEmpty();
        for (const QString& line : wrong)
            if (sum.broken <= 20)
                std::printf("sequence %u: %s\n", seed + unsigned(i), qPrintable(line));
    }
    if (sum.gone == 0 || sum.forbidden == 0) {
        std::printf("nothing was let out, or nothing refused: nothing was tried\n");
        ++sum.broken;
    }
    printPromise("P6", u"sequences of calls beside a reference monitor"_s, count, sum.broken,
                 u"%1 actions judged, %2 let out, %3 put to her, %4 refused; stricter than the monitor: %5"_s.arg(sum.judged).arg(sum.gone).arg(sum.asked).arg(sum.forbidden).arg(sum.stricter));
    return sum.broken == 0;
}

} // namespace qd::test
