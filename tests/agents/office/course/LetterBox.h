#pragma once

#include "agents/llm/PriceList.h"
#include "agents/llm/batches/BatchPost.h"
#include "resources/Resources.h"
#include "tests/agents/office/EngineFixture.h"

namespace qd::test {

/// A provider of models as far as batches go, which a test answers for. Everything on the test's own thread.
class LetterBox final : public agents::BatchPost {
public:
    bool takes(const QString& model) const override
    {
        ++asked;
        return model.startsWith(QLatin1String("anthropic:"));
    }
    QString titleOf(const QString&) const override { return QStringLiteral("Anthropic"); }
    void create(const QString&, QList<agents::BatchedCall> calls, Mailbox* replyTo, std::function<void(agents::BatchMade)> made) override
    {
        sent.append(calls);
        agents::BatchMade says = taken;
        if (says.how == agents::BatchMade::Taken)
            says.batch = QStringLiteral("batch-%1").arg(sent.size());
        if (holds)
            m_held = [replyTo, made, says] { replyTo->post([made, says] { made(says); }); };
        else
            replyTo->post([made, says] { made(says); });
    }
    /// What it was handed while it `holds` is answered.
    void release() { std::exchange(m_held, {})(); }
    void look(const QString&, const QString& batch, Mailbox* replyTo, std::function<void(agents::BatchSeen)> seen) override
    {
        ++looks;
        const agents::BatchSeen says = stands.value(batch, standing);
        replyTo->post([seen, says] { seen(says); });
    }
    void cancel(const QString&, const QString& batch) override { cancelled.append(batch); }
    Result<agents::LlmAnswer> read(const QString&, const agents::LlmRequest& request, const QByteArray& body) const override
    {
        const std::unique_ptr<agents::AnswerReader> reader = agents::wireOf(agents::Dialect::Anthropic)->reader(request);
        reader->feed(body, {});
        return reader->finish();
    }

    /// Every call of the batch fared like that, and the batch is over. The last comes first.
    void over(int batch, agents::BatchResult::Kind kind, const QString& text = {})
    {
        agents::BatchSeen seen{agents::BatchSeen::Ended, {}, true, {}};
        for (const agents::BatchedCall& call : sent[batch - 1])
            seen.results.prepend({call.id, kind, kind == agents::BatchResult::Answered ? message(text) : QByteArray(), {}});
        stands.insert(QStringLiteral("batch-%1").arg(batch), seen);
    }
    static QByteArray message(const QString& text)
    {
        return QByteArray(R"({"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":)")
            + Json(text).toText() + R"(}],"stop_reason":"end_turn","usage":{"input_tokens":1001,"output_tokens":201}})";
    }

    mutable int asked = 0; ///< whether it takes a model
    agents::BatchMade taken{agents::BatchMade::Taken, {}, {}, {}};
    agents::BatchSeen standing{agents::BatchSeen::Working, {}, false, {}};
    QMap<QString, agents::BatchSeen> stands; ///< of one batch, before `standing`
    QList<QList<agents::BatchedCall>> sent;
    QStringList cancelled;
    int looks = 0;
    bool holds = false; ///< what it is handed is on its way until release()

private:
    std::function<void()> m_held;
};

/// An office that asks a paid model, of a provider that takes batches.
class BatchFixture : public EngineFixture {
protected:
    const QString kModel = QStringLiteral("anthropic:claude-sonnet-4-5");
    std::shared_ptr<LetterBox> box = std::make_shared<LetterBox>();
    int gathered = 0; ///< calls that were or will be handed over
    agents::PriceList prices;

    void works(QList<Step> steps, Duration repeats = Duration(0), std::optional<double> temperature = {})
    {
        worksOn({workflowOf("flow", std::move(steps))}, repeats, temperature);
    }
    void worksOn(QList<Workflow> flows, Duration repeats = Duration(0), std::optional<double> temperature = {})
    {
        openResources();
        prices = *agents::PriceList::read();
        Organisation team = teamWith(std::move(flows));
        for (AgentProfile& agent : team.agents)
            agent.temperature = temperature;
        team.index();
        rig = std::make_unique<OfficeRig>(team);
        rig->answers.instead = [](const agents::LlmRequest&) -> std::optional<Result<agents::LlmAnswer>> {
            agents::LlmAnswer answer;
            answer.text = verdict("accept");
            answer.usage = {{1'001}, {201}, {}, {}};
            return answer;
        };
        rig->model = kModel;
        rig->batches = box;
        rig->repeats = repeats;
        again();
    }
    /// The program ends and is started again.
    void again()
    {
        rig->close();
        rig->open();
    }
    RunId submit(bool canWait = true, const char* workflow = "flow")
    {
        SubmitBrief brief;
        brief.workflow = {QString::fromLatin1(workflow)};
        brief.text = QStringLiteral("Do what there is to do");
        brief.canWait = canWait;
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        return receipt ? receipt->run : RunId{};
    }
    /// Once so many calls are gathered, time passes until they go, and until it is known what came of that.
    void hand(int calls = 1)
    {
        gathered += calls;
        ASSERT_TRUE(waitUntil([&] { return box->asked >= gathered; }));
        rig->pass(std::chrono::seconds(31));
        ASSERT_TRUE(rig->settle());
    }
    /// Time passes, and what is looked after then is there.
    void look(Duration after = std::chrono::minutes(11))
    {
        rig->pass(after);
        ASSERT_TRUE(waitUntil([this, seen = box->looks] { return box->looks >= seen; }));
        ASSERT_TRUE(waitUntil([this] { return rig->office->isIdle(); }));
    }
    const QMap<TurnId, ModelsState::Batched>& lying() const { return rig->state().models.batched; }
    Money reservedFor(const TurnId& turn)
    {
        for (const TurnReserved& fact : rig->all<TurnReserved>())
            if (fact.turn == turn)
                return fact.amount;
        return {};
    }
    qsizetype askedAlone()
    {
        const std::lock_guard lock(rig->answers.mutex);
        return rig->answers.asked.size();
    }
};

} // namespace qd::test
