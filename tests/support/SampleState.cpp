#include "tests/support/SampleState.h"

#include "core/base/Digest.h"

#include <QRandomGenerator>

namespace qd::test {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 3'600'000;

Money cents(qint64 amount)
{
    return {amount * 10'000};
}

AgentProfile agent(const QString& id, const QString& title, const QString& shortTitle, Rank rank, const QString& boss,
                   const QString& tier, const QString& costClass)
{
    AgentProfile profile;
    profile.id = {id};
    profile.title = title;
    profile.shortTitle = shortTitle;
    profile.rank = rank;
    profile.reportsTo = {boss};
    profile.tier = {tier};
    profile.costClass = costClass;
    profile.role = u"Answers for the work of a "_s + title.toLower() + u"."_s;
    profile.personality = {u"calm, exact"_s, u"short sentences, figures first"_s, u"Three readers asked the same question."_s};
    profile.skills = {{u"content.readability"_s}, {u"seo.score"_s}};
    profile.authority = cents(rank == Rank::Executive ? 25'000 : rank == Rank::Management ? 5'000 : 500);
    return profile;
}

AutonomyRule rule(const QString& action, Autonomy level, const QString& title)
{
    AutonomyRule made;
    made.action = {action};
    made.level = level;
    made.title = title;
    made.onExpiry = u"returns to the VP"_s;
    return made;
}

Step step(const QString& id, const QString& title, const QString& agentId, QList<StepId> after = {})
{
    Step made;
    made.id = {id};
    made.title = title;
    made.agent = {agentId};
    made.after = std::move(after);
    return made;
}

Workflow blogPost()
{
    Workflow made;
    made.id = {u"blog-post"_s};
    made.title = u"Blog post"_s;
    made.steps = {step(u"strategy"_s, u"Set the strategy"_s, u"cmo"_s),
                  step(u"research"_s, u"Research the market"_s, u"market-research"_s, {{u"strategy"_s}}),
                  step(u"draft"_s, u"Write the draft"_s, u"copywriter"_s, {{u"research"_s}}),
                  step(u"review"_s, u"Review the draft"_s, u"content-manager"_s, {{u"draft"_s}}),
                  step(u"brand-voice"_s, u"Check the voice"_s, u"director-of-communications"_s, {{u"draft"_s}}),
                  step(u"publish"_s, u"Publish"_s, u"content-manager"_s, {{u"review"_s}})};
    return made;
}

void work(OfficeState& state, const RunId& run, quint64 number, const QString& who, const QString& stepName,
          const QString& task)
{
    AgentState& at = state.org.agents[{who}];
    at.turn = fixedId<TurnId>(100 + number);
    at.run = run;
    at.step = {stepName};
    at.task = task;
    at.since = SampleOffice::now() - Duration(qint64(number + 1) * 40'000);
    at.deadline = SampleOffice::now() + Duration(10 * kMinute);
}

Approval item(quint64 number, const QString& title, const QString& from, Autonomy level, const QString& connector,
              const QString& destination, Duration left)
{
    Approval made;
    made.id = fixedId<ApprovalId>(300 + number);
    made.effect = fixedId<EffectId>(400 + number);
    made.step = {u"publish"_s};
    made.level = level;
    made.title = title;
    made.from = {from};
    made.sha256 = sha256(title.toUtf8());
    made.content.connector = {connector};
    made.content.destination = destination;
    made.content.title = title;
    made.asked = SampleOffice::now() - Duration(qint64(number) * 9 * kMinute);
    made.expires = SampleOffice::now() + left;
    made.onExpiry = u"returns to the VP"_s;
    return made;
}

Message message(quint64 number, const QString& from, const QString& to, MessageType type, const QString& subject,
                Instant time)
{
    Message made;
    made.id = fixedId<MessageId>(500 + number);
    made.from = {from};
    made.to = {to};
    made.type = type;
    made.subject = subject;
    made.body = subject + u".\n\nThe whole of it stands in the run; tell me when something is missing."_s;
    made.time = time;
    return made;
}

} // namespace

Organisation SampleOffice::organisation()
{
    using enum Rank;
    Organisation made;
    made.id = {u"marketing-department"_s};
    made.title = u"Marketing department"_s;
    made.brand = u"harbor-and-pine"_s;
    made.exampleBrief = u"Launch our Q4 series on AI implementation for enterprise CTOs"_s;
    made.tiers = {{{u"top"_s}, u"Top"_s, u"anthropic:claude-opus"_s}, {{u"middle"_s}, u"Middle"_s, u"anthropic:claude-sonnet"_s},
                  {{u"fast"_s}, u"Fast"_s, u"anthropic:claude-haiku"_s}};
    const QString vp = u"vp-marketing"_s;
    const QString content = u"content-manager"_s;
    const QString social = u"social-media-manager"_s;
    made.agents = {
        agent(u"cmo"_s, u"Chief Marketing Officer"_s, u"CMO"_s, Executive, u"human"_s, u"top"_s, u"executive"_s),
        agent(vp, u"VP Marketing"_s, u"VP Marketing"_s, Executive, u"cmo"_s, u"top"_s, u"executive"_s),
        agent(u"director-of-communications"_s, u"Director of Communications"_s, u"Director Comms"_s, Executive, u"cmo"_s, u"top"_s, u"executive"_s),
        agent(content, u"Content Manager"_s, u"Content Mgr"_s, Management, vp, u"middle"_s, u"management"_s),
        agent(social, u"Social Media Manager"_s, u"Social Mgr"_s, Management, vp, u"middle"_s, u"management"_s),
        agent(u"campaign-manager"_s, u"Campaign Manager"_s, u"Campaign Mgr"_s, Management, vp, u"middle"_s, u"management"_s),
        agent(u"copywriter"_s, u"Copywriter"_s, u"Copywriter"_s, Specialist, content, u"top"_s, u"specialist"_s),
        agent(u"seo-specialist"_s, u"SEO Specialist"_s, u"SEO Specialist"_s, Specialist, content, u"middle"_s, u"specialist"_s),
        agent(u"designer"_s, u"Designer"_s, u"Designer"_s, Specialist, content, u"fast"_s, u"routine"_s),
        agent(u"analytics-specialist"_s, u"Analytics Specialist"_s, u"Analytics"_s, Specialist, vp, u"middle"_s, u"specialist"_s),
        agent(u"email-specialist"_s, u"Email Specialist"_s, u"Email Spec."_s, Specialist, u"campaign-manager"_s, u"fast"_s, u"routine"_s),
        agent(u"linkedin-manager"_s, u"LinkedIn Manager"_s, u"LinkedIn Mgr"_s, Specialist, social, u"fast"_s, u"routine"_s),
        agent(u"twitter-manager"_s, u"Twitter Manager"_s, u"Twitter Mgr"_s, Specialist, social, u"fast"_s, u"routine"_s),
        agent(u"market-research"_s, u"Market Research"_s, u"Research"_s, Specialist, vp, u"middle"_s, u"specialist"_s),
    };
    made.autonomy = {rule(u"blog-post"_s, Autonomy::L3, u"Blog posts"_s), rule(u"campaign-email"_s, Autonomy::L3, u"Campaign e-mails"_s),
                     rule(u"daily-social-post"_s, Autonomy::L4, u"Daily social posts"_s),
                     rule(u"budget-change"_s, Autonomy::L2, u"Budget changes"_s),
                     rule(u"crisis-communication"_s, Autonomy::L1, u"Crisis communication"_s)};
    made.autonomyTarget = {{u"L4"_s, 70}, {u"L3"_s, 20}, {u"L2"_s, 8}, {u"L1"_s, 2}};
    made.budgets = {{u"organisation"_s, BudgetPeriod::Day, cents(5'000)}, {u"organisation"_s, BudgetPeriod::Month, cents(150'000)},
                    {u"class:executive"_s, BudgetPeriod::Day, cents(500)}, {u"class:management"_s, BudgetPeriod::Day, cents(1'500)},
                    {u"class:specialist"_s, BudgetPeriod::Day, cents(2'000)}, {u"class:routine"_s, BudgetPeriod::Day, cents(1'000)}};
    made.workflows = {blogPost()};
    return made;
}

SampleOffice::SampleOffice(Money money) : m_run(fixedId<RunId>(1)), m_rehearsal(money == Money::Rehearsed)
{
    const Organisation used = organisation();
    const QByteArray digest = sha256(encode(used));
    m_state.sequence = 4812;
    m_state.time = now();
    m_state.org.current = digest;
    m_state.org.organisations.insert(digest, used);
    m_state.org.brand.name = u"Harbor & Pine"_s;
    m_state.org.brand.id = u"harbor-and-pine"_s;
    m_state.org.brand.sample = true;
    for (const AgentProfile& profile : used.agents)
        m_state.org.agents[profile.id].since = now() - Duration(20 * kMinute);
    addRuns();
    addAgents();
    addInbox();
    addLedger(money);
    addActivity();
    addMessages();
    addDecisions();
}

void SampleOffice::addRuns()
{
    RunState run;
    run.id = m_run;
    run.brief = fixedId<BriefId>(1);
    run.title = u"Q4 series: AI implementation"_s;
    run.briefText = organisation().exampleBrief;
    run.workflow = {u"blog-post"_s};
    run.organisation = m_state.org.current;
    run.sample = true;
    run.rehearsal = m_rehearsal;
    run.started = now() - Duration(71 * kMinute);
    run.changed = now();
    run.steps[{u"strategy"_s}].status = StepStatus::Done;
    run.steps[{u"research"_s}].status = StepStatus::Done;
    run.steps[{u"draft"_s}].status = StepStatus::Running;
    run.cost = m_rehearsal ? qd::Money{} : cents(412);
    run.wouldHaveCost = cents(412);
    run.messages = 27;
    m_state.runs.open.insert(run.id, run);
    RunSummary done;
    done.id = fixedId<RunId>(2);
    done.title = u"What a pilot really costs"_s;
    done.summary = u"Published on harborandpine.example/blog, one LinkedIn post, one newsletter entry."_s;
    done.cost = m_rehearsal ? qd::Money{} : cents(1120);
    done.wouldHaveCost = cents(1120);
    done.messages = 41;
    done.started = now() - Duration(30 * kHour);
    done.ended = now() - Duration(26 * kHour);
    m_state.runs.recent.append(done);
}

void SampleOffice::addAgents()
{
    work(m_state, m_run, 0, u"cmo"_s, u"strategy"_s, u"reviews Q3"_s);
    work(m_state, m_run, 1, u"content-manager"_s, u"review"_s, u"reviews the draft"_s);
    work(m_state, m_run, 2, u"campaign-manager"_s, u"draft"_s, u"plans the newsletter"_s);
    work(m_state, m_run, 3, u"copywriter"_s, u"draft"_s, u"revision 2"_s);
    work(m_state, m_run, 4, u"designer"_s, u"draft"_s, u"header image"_s);
    work(m_state, m_run, 5, u"analytics-specialist"_s, u"research"_s, u"cohorts of Q3"_s);
    work(m_state, m_run, 6, u"market-research"_s, u"research"_s, u"reads 3 sources"_s);
    m_state.org.agents[{u"twitter-manager"_s}].trouble = u"the API does not answer"_s;
    for (AgentState& at : m_state.org.agents) {
        at.turnsDone = 12;
        at.busyMs = 31 * kMinute;
    }
}

void SampleOffice::addInbox()
{
    Approval blog = item(1, u"Publish: Five AI implementation mistakes"_s, u"vp-marketing"_s, Autonomy::L3, u"folder-site"_s,
                         u"harborandpine.example/blog"_s, Duration(2 * kHour + 10 * kMinute));
    blog.run = m_run;
    blog.kind = {u"blog-post"_s};
    blog.version = 3;
    blog.words = 1512;
    blog.scores = {{u"brand-voice"_s, 92, 100, {u"\u22126 \u201cgame-changing\u201d is on the avoid list (removed in v3)"_s}},
                   {u"seo"_s, 88, 100, {}}, {u"edit-ratio"_s, 31, 100, {}}};
    blog.checks = {{{u"seo-specialist"_s}, u"optimised"_s, {}}, {{u"director-of-communications"_s}, u"on brand"_s, {}},
                   {{u"vp-marketing"_s}, u"approved"_s, u"Excellent work"_s}};
    blog.turnedDown = {{u"\u201cEnterprise AI training\u201d as main keyword"_s, {u"seo-specialist"_s}, u"less competition"_s,
                        u"500 searches against 5,000"_s}};
    blog.sources = {{u"Own survey 2026"_s, u"survey.md"_s, {}, {}}, {u"vendor-report.pdf"_s, u"vendor-report.pdf"_s, {}, {}}};
    blog.sources[1].label.integrity = Integrity::Untrusted;
    blog.why = u"Blog posts are L3"_s;
    blog.costSoFar = m_rehearsal ? qd::Money{} : cents(412);
    blog.wouldHaveCost = cents(412);
    blog.label.rehearsal = m_rehearsal;
    blog.content.rehearsal = m_rehearsal;
    blog.content.audience = u"everyone who reads the blog"_s;
    Approval mail = item(2, u"Thursday newsletter to 1,204 readers"_s, u"email-specialist"_s, Autonomy::L3, u"folder-newsletter"_s,
                         u"newsletter"_s, Duration(5 * kHour));
    mail.kind = {u"campaign-email"_s};
    mail.content.audience = u"1,204 readers"_s;
    mail.content.reversible = false;
    Approval money = item(3, u"Move $400 from X to LinkedIn"_s, u"cmo"_s, Autonomy::L2, u"folder-site"_s, u"budgets"_s, Duration(9 * kHour));
    money.kind = {u"budget-change"_s};
    Approval held = item(4, u"LinkedIn: compliance post"_s, u"linkedin-manager"_s, Autonomy::L3, u"folder-linkedin"_s, u"LinkedIn"_s, Duration(kHour));
    held.kind = {u"daily-social-post"_s};
    held.status = ApprovalStatus::Held;
    held.leaves = now() + Duration(7'000);
    for (const Approval& approval : {blog, mail, money, held})
        m_state.inbox.approvals.insert(approval.id, approval);
    Escalation press;
    press.id = fixedId<EscalationId>(1);
    press.raisedBy = {u"director-of-communications"_s};
    press.with = human();
    press.reason = u"crisis"_s;
    press.severity = Severity::High;
    press.issue = u"Reply to press question on data handling"_s;
    press.recommendation = u"answer today with the published policy"_s;
    press.raised = now() - Duration(25 * kMinute);
    press.answerBy = now() + Duration(3 * kHour);
    m_state.inbox.escalations.insert(press.id, press);
}

void SampleOffice::addLedger(Money money)
{
    LedgerState& ledger = m_state.ledger;
    const auto add = [&](Tally& tally, qint64 amount, qint64 calls) {
        tally.calls += calls;
        tally.usage.in.value += amount * 410;
        tally.usage.out.value += amount * 95;
        tally.usage.cacheRead.value += amount * 900;
        tally.wouldHaveCost += cents(amount);
        if (money == Money::Spent)
            tally.cost += cents(amount);
    };
    const QMap<QString, qint64> spent{{u"cmo"_s, 190}, {u"vp-marketing"_s, 122}, {u"director-of-communications"_s, 84},
                                      {u"content-manager"_s, 210}, {u"social-media-manager"_s, 41}, {u"campaign-manager"_s, 77},
                                      {u"copywriter"_s, 430}, {u"seo-specialist"_s, 95}, {u"designer"_s, 22},
                                      {u"analytics-specialist"_s, 110}, {u"email-specialist"_s, 31}, {u"linkedin-manager"_s, 12},
                                      {u"twitter-manager"_s, 8}, {u"market-research"_s, 144}};
    for (const AgentProfile& profile : organisation().agents) {
        const qint64 amount = spent.value(profile.id.text);
        add(ledger.agentsToday[profile.id], amount, 3 + amount / 40);
        add(ledger.classesToday[profile.costClass], amount, 3 + amount / 40);
        add(ledger.today, amount, 3 + amount / 40);
    }
    ledger.day = dayOf(now());
    ledger.month = 2026 * 12 + 10;
    add(ledger.thisMonth, 84'140, 5210);
    add(ledger.ever, 212'310, 14'022);
    ledger.reserved.insert(fixedId<TurnId>(103), {{u"copywriter"_s}, m_run, cents(60)});
    ledger.addUpReserved();
}

void SampleOffice::addActivity()
{
    ActivityState& activity = m_state.activity;
    activity.messages = 4120;
    activity.decisions = 610;
    activity.decisionsByHuman = 55;
    activity.effectsByLevel = {{u"L4"_s, 214}, {u"L3"_s, 61}, {u"L2"_s, 22}, {u"L1"_s, 3}};
    const qint64 today = dayOf(now());
    for (qint64 back = 0; back < 21; ++back) {
        DayTally& day = activity.days[today - back];
        day.messages = 180 + back * 7 % 60;
        day.decisions = 30 + back * 5 % 11;
        day.decisionsByHuman = 2 + back % 3;
        day.published = back % 7 < 5 ? 14 : 3;
        day.withoutHer = day.published - 2;
        day.pieces = back % 7 < 5 ? 7 : 1;
        day.wouldHaveCost = back == 0 ? m_state.ledger.today.wouldHaveCost : cents(3600 + back * 137 % 900);
        day.cost = m_rehearsal ? qd::Money{} : day.wouldHaveCost;
    }
}

void SampleOffice::addMessages()
{
    using enum MessageType;
    const auto say = [this](const QString& from, const QString& to, MessageType type, const QString& subject, qint64 secondsAgo) {
        Message made = message(quint64(m_messages.size()), from, to, type, subject, now() - Duration(secondsAgo * 1000));
        made.correlation = m_run;
        made.label.rehearsal = m_rehearsal;
        if (!m_messages.isEmpty())
            made.causation = m_messages.last().id;
        m_messages.append(made);
    };
    say(u"cmo"_s, u"vp-marketing"_s, Directive, u"Q4 series on AI implementation: what pays, for CTOs of mid-size companies"_s, 2400);
    say(u"vp-marketing"_s, u"market-research"_s, Request, u"What did comparable projects cost, and what went wrong?"_s, 2301);
    say(u"market-research"_s, u"vp-marketing"_s, Answer, u"Three sources, eleven figures with their origin"_s, 1801);
    say(u"vp-marketing"_s, u"content-manager"_s, Assignment, u"Blog post: five mistakes that cost more than the model"_s, 1290);
    say(u"content-manager"_s, u"copywriter"_s, Assignment, u"Draft of 1,500 words, plain, figures with origin"_s, 900);
    say(u"content-manager"_s, u"seo-specialist"_s, Request, u"Keywords for the series"_s, 880);
    say(u"seo-specialist"_s, u"copywriter"_s, Proposal, u"Target \u201cAI implementation cost\u201d, 800 searches a month, low competition"_s, 334);
    say(u"copywriter"_s, u"designer"_s, Request, u"Need a header image: mistakes theme, 1200\u00d7630"_s, 319);
    say(u"copywriter"_s, u"seo-specialist"_s, Objection, u"Our readers search \u201cAI implementation\u201d, ten times the traffic"_s, 301);
    say(u"content-manager"_s, u"copywriter"_s, Decision, u"Primary \u201cAI implementation\u201d, secondary \u201centerprise AI training\u201d in subheads"_s, 283);
    say(u"copywriter"_s, u"content-manager"_s, HandOver, u"Draft ready for review, 1,512 words"_s, 150);
    say(u"director-of-communications"_s, u"content-manager"_s, Review, u"Brand voice 92 of 100, approved"_s, 39);
    say(u"twitter-manager"_s, u"social-media-manager"_s, Escalation, u"The API of X does not answer since 10:21"_s, 21);
    say(u"vp-marketing"_s, u"human"_s, Approval, u"Blog ready for publication"_s, 11);
    m_messages[1].deadline = now() + Duration(kHour);
    m_messages[4].deadline = now() + Duration(2 * kHour);
    m_messages[4].requirements = {{u"words"_s, qint64(1500)}, {u"tone"_s, u"plain"_s}, {u"images"_s, true}};
    m_messages[5].answerBy = now() + Duration(20 * kMinute);
    m_messages[12].priority = Priority::Urgent;
    m_messages[13].priority = Priority::High;
    m_messages[2].label.integrity = Integrity::Untrusted;
}

void SampleOffice::addDecisions()
{
    DecisionRecord keyword;
    keyword.id = fixedId<DecisionId>(1);
    keyword.run = m_run;
    keyword.kind = u"keyword"_s;
    keyword.maker = {u"content-manager"_s};
    keyword.decision = u"Primary keyword \u201cAI implementation\u201d, secondary \u201centerprise AI training\u201d in subheads"_s;
    keyword.reasoning = u"Ten times the searches, and the series speaks to readers who have not begun; the harder keyword is worth it."_s;
    keyword.alternatives = {{u"AI implementation cost"_s, {u"seo-specialist"_s}, u"low competition"_s, u"800 searches a month against 8,100"_s}};
    keyword.actions = {{{u"copywriter"_s}, u"work the secondary keyword into two subheads"_s, now() + Duration(kHour)}};
    keyword.approvalChain = {{u"content-manager"_s}};
    keyword.confidence = 0.82;
    keyword.cost = m_rehearsal ? qd::Money{} : cents(38);
    keyword.wouldHaveCost = cents(38);
    keyword.evidence = {{u"source"_s, u"keywords.csv"_s, u"keyword planner of 3 November"_s, {}}};
    keyword.time = now() - Duration(283'000);
    DecisionRecord strategy = keyword;
    strategy.id = fixedId<DecisionId>(2);
    strategy.kind = u"strategy"_s;
    strategy.maker = {u"cmo"_s};
    strategy.decision = u"The Q4 series is for CTOs of mid-size companies and speaks of cost first"_s;
    strategy.reasoning = u"Eleven of twelve projects of the survey overran on data, not on the model."_s;
    strategy.alternatives = {{u"A series on training"_s, {u"vp-marketing"_s}, u"easier to sell"_s, u"a year old, and two competitors run it"_s}};
    strategy.level = Autonomy::L2;
    strategy.confidence = 0.74;
    strategy.time = now() - Duration(40 * kMinute);
    m_decisions = {keyword, strategy};
}

Organisation largeOrganisation(int agents, quint32 seed)
{
    QRandomGenerator random(seed);
    Organisation made;
    made.id = {u"large"_s};
    made.title = u"Large department"_s;
    for (int i = 0; i < agents; ++i) {
        const int boss = i == 0 ? -1 : random.bounded(qMax(0, i / 5 - 3), qMax(1, i / 3 + 1));
        const QString bossId = boss < 0 ? u"human"_s : u"agent-%1"_s.arg(boss);
        const Rank rank = i < 5 ? Rank::Executive : i < agents / 6 ? Rank::Management : Rank::Specialist;
        made.agents.append(agent(u"agent-%1"_s.arg(i), u"Agent number %1"_s.arg(i), u"Agent %1"_s.arg(i), rank, bossId, u"fast"_s,
                                 u"routine"_s));
    }
    return made;
}

} // namespace qd::test
