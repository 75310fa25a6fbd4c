#include "tests/agents/approvals/OfflineAnswers.h"

#include "tests/agents/approvals/BadAnswers.h"
#include "tests/agents/office/EngineFixture.h"
#include "tests/support/PromiseTable.h"

namespace qd::test {

namespace {

constexpr int kBadPerRound = 7;

struct Sum {
    int bad = 0;
    int refused = 0; ///< of them whole
    int good = 0;
    int taken = 0; ///< of them, as they say
    int broken = 0;
};

/// What is put to her: a question, a choice, a run that failed, and what nobody can tell.
Organisation puttingTeam()
{
    Wait question;
    question.question = QStringLiteral("In which colour?");
    Wait choice;
    choice.raise = Raise{QString::fromLatin1(Escalation::kDecision), Severity::Medium, QStringLiteral("Which way?"), {}, QStringLiteral("The second."), {}, {}, {}};
    choice.raise->options = {{QStringLiteral("keep"), QStringLiteral("Keep it"), QStringLiteral("It stays as it is."), {}}, {QStringLiteral("drop"), QStringLiteral("Drop it"), QStringLiteral("It is written anew."), {}}};
    Step failing = turnStep("write", "writer", {}, "clearance");
    failing.onFailure = OnFailure::Fail;
    return teamWith({workflowOf("ask", {waitStep("ask", {}, question)}), workflowOf("choose", {waitStep("choose", {}, choice)}), workflowOf("fail", {failing}),
                     workflowOf("lose", {effectStep("post", "daily-social-post")})});
}

/// An office in which one thing is put to her after the other.
class Desk {
public:
    Desk()
    {
        m_rig.answers.set("clearance", {QStringLiteral("this is no answer")});
        m_rig.outside.repeatable = false;
    }

    /// @returns what is wrong.
    QStringList play(int round, BadAnswers::Way& way, std::mt19937& random, Sum& sum)
    {
        static constexpr const char* kKinds[] = {"ask", "choose", "fail", "lose"};
        const QString kind = QString::fromLatin1(kKinds[round % 4]);
        for (int i = 0; i < 2; ++i) { // the first of a kind is answered, so that there is an older one
            if (const QString fault = put(kind); !fault.isEmpty())
                return {fault};
            if (i == 0) {
                const rules::Bundle first = bundle(kind, round);
                m_taken = sealed(first, m_office.signers.laptop);
                m_older = first;
                if (const QStringList wrong = handInGood(kind, first, sum); !wrong.isEmpty())
                    return wrong;
            }
        }
        QStringList wrong;
        BadAnswers bad(m_office.signers, random);
        for (int i = 0; i < kBadPerRound; ++i) {
            way = BadAnswers::Way((way + 1) % BadAnswers::Ways);
            wrong += handIn(way, bad.make(way, bundle(kind, round), m_older, m_taken), sum);
        }
        const rules::Bundle good = bundle(kind, round + 1);
        m_taken = sealed(good, m_office.signers.laptop);
        return wrong + handInGood(kind, good, sum);
    }

private:
    const QMap<EscalationId, Escalation>& waiting() const { return m_rig.state().inbox.escalations; }
    /// One thing waits then.
    QString put(const QString& kind)
    {
        if (kind == QLatin1String("lose"))
            m_rig.outside.outcomes = {agents::Outcome::Unknown};
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        brief.workflow = {kind};
        const Result<Receipt> begun = m_rig.issue(brief);
        if (!begun || !m_rig.settle())
            return QStringLiteral("%1 does not begin: %2").arg(kind, begun ? QString() : begun.error().text);
        return waiting().size() == 1 ? QString() : QStringLiteral("%1: %2 things wait").arg(kind).arg(waiting().size());
    }
    rules::Bundle bundle(const QString& kind, int nth) const
    {
        const Escalation item = waiting().first();
        const Instant now = m_rig.clock.now();
        SettleEscalation answer{item.id, true, {}, {}};
        if (kind == QLatin1String("ask"))
            answer.note = QStringLiteral("In colour %1").arg(nth);
        else if (kind == QLatin1String("choose"))
            answer.option = nth % 2 ? QStringLiteral("keep") : QStringLiteral("drop");
        else if (kind == QLatin1String("fail"))
            answer.option = nth % 3 == 1 ? QStringLiteral("again") : QStringLiteral("leave");
        else
            answer.option = nth % 2 ? QStringLiteral("went-out") : QStringLiteral("did-not");
        rules::Bundle made{QString::fromLatin1(rules::Bundle::kFormat), BundleId::make(now), m_office.id, m_rig.state().org.organisation().id, now, {}};
        made.answers = {{now, answer, rules::partsOf(rules::shownQuestion(m_rig.state(), item))}};
        return made;
    }
    QByteArray everything() const
    {
        QByteArray all = encode(m_rig.state().inbox);
        for (const RunState& run : m_rig.state().runs.open)
            all += encode(run);
        return all + QByteArray::number(m_rig.state().runs.recent.size());
    }
    /// Nothing may come of it.
    QStringList handIn(BadAnswers::Way way, const TakeBundle& command, Sum& sum)
    {
        const QByteArray before = everything();
        const qsizetype left = m_rig.outside.count();
        const Result<Receipt> answer = m_rig.issue(command, way == BadAnswers::Courier ? AgentId{QStringLiteral("writer")} : human());
        m_rig.settle();
        ++sum.bad;
        sum.refused += !answer;
        const bool isAsItWas = everything() == before && m_rig.outside.count() == left;
        return isAsItWas ? QStringList() : QStringList(QStringLiteral("%1: it was taken").arg(QLatin1String(BadAnswers::name(way))));
    }
    /// What it says has to come of it, once.
    QStringList handInGood(const QString& kind, const rules::Bundle& good, Sum& sum)
    {
        const SettleEscalation said = good.answers.first().answer;
        const qsizetype left = m_rig.outside.count();
        const qsizetype runs = m_rig.all<RunStarted>().size();
        const qsizetype settled = m_rig.all<EscalationSettled>().size();
        ++sum.good;
        if (const Result<Receipt> answer = m_rig.issue(m_taken); !answer)
            return {QStringLiteral("a good one of %1: %2").arg(kind, answer.error().text)};
        m_rig.settle();
        const QList<EscalationSettled> all = m_rig.all<EscalationSettled>();
        if (all.size() != settled + 1 || all.last().escalation != said.escalation || all.last().option != said.option || all.last().note != said.note || all.last().by != human())
            return {QStringLiteral("a good one of %1: it did not become what it says: %2").arg(kind, m_rig.answered.last() ? m_rig.answered.last()->text : QString())};
        const bool isAgain = said.option == QLatin1String("again");
        if (m_rig.all<RunStarted>().size() != runs + isAgain || m_rig.outside.count() != left + (said.option == QLatin1String("did-not")))
            return {QStringLiteral("a good one of %1: something else came of it").arg(kind)};
        if (m_rig.issue(m_taken))
            return {QStringLiteral("a good one of %1: it is taken twice").arg(kind)};
        if (isAgain) // it has failed once more
            (void)m_rig.issue(SettleEscalation{waiting().firstKey(), false, {}, {}});
        m_rig.settle();
        if (!waiting().isEmpty())
            return {QStringLiteral("a good one of %1: something waits still").arg(kind)};
        ++sum.taken;
        return {};
    }

    SignedOffice m_office{puttingTeam()};
    OfficeRig& m_rig = m_office.rig;
    rules::Bundle m_older;
    TakeBundle m_taken;
};

} // namespace

bool tryAnswers(int count, unsigned seed)
{
    std::mt19937 random(seed);
    Sum sum;
    BadAnswers::Way way = BadAnswers::Courier;
    auto desk = std::make_unique<Desk>();
    for (int i = 0; sum.bad < count && sum.broken < 20; ++i) {
        const QStringList wrong = desk->play(i, way, random, sum);
        sum.broken += int(wrong.size());
        for (const QString& line : wrong)
            std::printf("round %d: %s\n", i, qPrintable(line));
        if (!wrong.isEmpty())
            desk = std::make_unique<Desk>();
    }
    printPromise("P4", QStringLiteral("bad bundles of answers given elsewhere"), sum.bad, sum.broken,
                 QStringLiteral("%1 refused whole, %2 settled nothing; %3 of %4 good ones taken between them").arg(sum.refused).arg(sum.bad - sum.refused).arg(sum.taken).arg(sum.good));
    return sum.broken == 0;
}

} // namespace qd::test
