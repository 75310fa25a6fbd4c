// Three subject lines, each to a part of the list; what readers do is counted, and the rest gets the one that won.
#include "agents/people/PersonKeys.h"
#include "core/rules/people/Reaching.h"
#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Department.h"

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

class SubjectTest : public EngineFixture {
protected:
    static constexpr int kPeople = 120;
    const QString mail = u"e-mail"_s;

    /// The workflow that ships, with a way out that counts itself, and its list.
    void SetUp() override
    {
        Result<Organisation> team = agents::readOrganisation(department(), u"department.json"_s, everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        for (Workflow& workflow : team->workflows)
            for (Step& step : workflow.steps)
                if (step.connector.text == u"smtp")
                    step.connector.text = u"folder-newsletter"_s;
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.rehearses = true;
        rig->outside.channel = mail;
        rig->outside.clearance = Confidentiality::Pii;
        keep();
    }
    void keep()
    {
        QList<ContactId> ids;
        for (int i = 0; i < kPeople; ++i)
            ids.append({Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(i)}});
        const auto keys = agents::PersonKeyFile(rig->home.path()).readOrMake(ids);
        ASSERT_TRUE(keys);
        KeepContacts kept;
        for (int i = 0; i < kPeople; ++i) {
            Contact contact = *keys->sealed(ids[i], {{u"name"_s, u"Reader %1"_s.arg(i)}, {mail, u"reader%1@press.example"_s.arg(i)}});
            contact.segments = {u"newsletter"_s};
            contact.source = u"form"_s;
            kept.contacts.append(contact);
        }
        ASSERT_TRUE(rig->issue(kept));
        for (const ContactId& id : std::as_const(ids))
            ASSERT_TRUE(rig->issue(NoteConsent{{id, mail, u"newsletter"_s, true, u"form"_s, rig->clock.now(), {}}}));
    }
    RunId tried()
    {
        SubmitBrief brief;
        brief.text = u"Tell our readers that the spring catalogue is out on 2 March"_s;
        brief.workflow = {u"subject-test"_s};
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        goOn();
        return receipt ? receipt->run : RunId{};
    }
    /// Lets it go as far as it can, with a yes to whatever is asked, which the shipped matrix does of each mail.
    void goOn()
    {
        for (int i = 0; i < 3; ++i) {
            ASSERT_TRUE(rig->settle());
            const QMap<ApprovalId, Approval> waiting = rig->state().inbox.approvals;
            for (const Approval& item : waiting) {
                DecideApproval yes;
                yes.approval = item.id;
                yes.sha256 = item.sha256;
                if (item.status == ApprovalStatus::Waiting) {
                    ++m_asked;
                    EXPECT_TRUE(rig->issue(yes));
                }
            }
            rig->pass(std::chrono::seconds(15)); // the time to take it back
        }
        ASSERT_TRUE(rig->settle());
    }
    void pass(Duration time)
    {
        rig->pass(time);
        goOn();
    }
    /// Those who have it, by the subject line that they have.
    QMap<QString, QStringList> readers()
    {
        const std::lock_guard lock(rig->outside.mutex);
        QMap<QString, QStringList> all;
        for (const EffectContent& content : std::as_const(rig->outside.delivered))
            for (const Recipient& one : content.recipients)
                all[std::get<QString>(content.details.value(u"subject"_s))].append(one.address);
        return all;
    }
    EffectId sentBy(const RunId& run, const char* step) const { return rig->state().runs.open.value(run).step(stepId(step)).effect; }
    /// So many of those who got it did that.
    void came(const EffectId& effect, InboundKind kind, const char* word, int count)
    {
        for (int i = 0; i < count; ++i) {
            Inbound in;
            in.id = u"%1/mail/%2-%3"_s.arg(QLatin1String(word), effect.toString()).arg(i);
            in.connector = {u"folder-newsletter"_s};
            in.kind = kind;
            in.effect = effect;
            in.at = rig->clock.now();
            ASSERT_TRUE(rig->issue(TakeInbound{in}, system()));
        }
    }
    void answered(const RunId& run, const char* step, int delivered, int opened)
    {
        came(sentBy(run, step), InboundKind::Delivered, "hook", delivered);
        came(sentBy(run, step), InboundKind::Status, "opened", opened);
    }
    QString said(const RunId& run, const char* path) const
    {
        const Value value = rig->state().runs.open.value(run).data.value(QString::fromLatin1(path));
        const QString* text = std::get_if<QString>(&value);
        return text ? *text : QString();
    }
    /// Where the run is, for whoever reads that it is not where it should be.
    QString whatStands(const RunId& run) const
    {
        QStringList lines;
        const RunState state = rig->state().runs.open.value(run);
        for (auto step = state.steps.begin(); step != state.steps.end(); ++step)
            lines.append(u"%1 %2 %3"_s.arg(step.key().text, wordOf(step->status), step->invalid));
        for (const Escalation& question : rig->state().inbox.escalations)
            lines.append(question.issue + u": "_s + question.attempts.join(u"; "_s));
        for (const Approval& item : rig->state().inbox.approvals)
            lines.append(u"asks: "_s + item.title);
        return lines.join(u'\n');
    }
    QList<MemoryEntry> patterns()
    {
        QList<MemoryEntry> kept;
        for (const MemoryKept& fact : rig->all<MemoryKept>())
            if (fact.entry.space == u"patterns")
                kept.append(fact.entry);
        return kept;
    }
    int m_asked = 0;
};

} // namespace

TEST_F(SubjectTest, TheOneThatWonGoesToTheRestAndIsRememberedWithItsFigures)
{
    const RunId run = tried();
    const QMap<QString, QStringList> first = readers();
    ASSERT_EQ(first.size(), 3) << whatStands(run).toStdString();
    qsizetype tested = 0;
    for (const QStringList& some : first)
        tested += some.size();
    EXPECT_GT(tested, 20);
    EXPECT_LT(tested, kPeople);
    answered(run, "send-a", 60, 6);
    answered(run, "send-b", 60, 30);
    answered(run, "send-c", 60, 5);
    pass(3h);
    EXPECT_EQ(readers(), first) << "not before its hours are over";
    pass(1h);
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty()) << "nobody is asked where one has clearly won";
    const QString won = said(run, "choice.winner");
    EXPECT_EQ(won, said(run, "write.hook_b"));
    const QMap<QString, QStringList> all = readers();
    EXPECT_EQ(all.size(), 3);
    QStringList everybody;
    for (const QStringList& some : all)
        everybody += some;
    EXPECT_EQ(everybody.size(), kPeople);
    EXPECT_EQ(QSet<QString>(everybody.begin(), everybody.end()).size(), kPeople) << "nobody has two";
    EXPECT_EQ(all.value(won).size(), kPeople - tested + first.value(won).size());
    EXPECT_EQ(m_asked, 4) << "everything that leaves is asked as ever";
    EXPECT_TRUE(patterns().isEmpty());
    answered(run, "send-rest", 60, 25);
    pass(24h * 5);
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << whatStands(run).toStdString();
    ASSERT_EQ(patterns().size(), 1);
    const MemoryEntry kept = patterns().first();
    EXPECT_TRUE(kept.text.contains(won) && kept.text.contains(u"30 of 60 opened (50.0 %)"_s) && kept.text.contains(u"25 of 60 opened (41.7 %)"_s) && kept.text.contains(u"a question"_s)) << kept.text.toStdString();
    EXPECT_EQ(kept.label.integrity, Integrity::Untrusted) << "figures are a stranger's word";
    EXPECT_TRUE(kept.label.rehearsal) << "a rehearsal's mark stays on it";
}

TEST_F(SubjectTest, WithoutFiguresSheIsAskedAndNothingIsRemembered)
{
    const RunId run = tried();
    ASSERT_EQ(readers().size(), 3) << whatStands(run).toStdString();
    pass(4h);
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1) << whatStands(run).toStdString();
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.with, human());
    ASSERT_EQ(question.options.size(), 3);
    EXPECT_EQ(question.options.at(2).title, said(run, "write.hook_c"));
    EXPECT_TRUE(question.issue.contains(u"nothing to tell it by"_s)) << question.issue.toStdString();
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, true, {}, u"c"_s}));
    goOn();
    EXPECT_EQ(said(run, "choice.winner"), said(run, "write.hook_c"));
    EXPECT_GT(readers().value(said(run, "write.hook_c")).size(), kPeople / 3);
    pass(24h * 5);
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << whatStands(run).toStdString();
    EXPECT_TRUE(patterns().isEmpty()) << "nothing showed that it is better";
}

TEST_F(SubjectTest, AReaderCountsOnceAndWhatIsOfNothingSentNowhere)
{
    const RunId run = tried();
    const EffectId effect = sentBy(run, "send-a");
    ASSERT_FALSE(effect.isNull()) << whatStands(run).toStdString();
    came(effect, InboundKind::Status, "opened", 2);
    came(effect, InboundKind::Status, "opened", 2);
    came(effect, InboundKind::Status, "clicked", 1);
    came(effect, InboundKind::Status, "hook", 5);
    came(EffectId{Uuid{9, 9}}, InboundKind::Status, "opened", 3);
    QMap<QString, double> counts;
    for (const Measurement& one : rig->state().metrics.of(run))
        counts.insert(one.name + u' ' + one.kind, one.value);
    EXPECT_EQ(counts, (QMap<QString, double>{{u"clicked send-a"_s, 1}, {u"opened send-a"_s, 2}}));
    EXPECT_EQ(rig->all<MetricNoted>().size(), 3);
}
