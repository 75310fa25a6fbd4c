#include "agents/office/Crew.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/PromptShelf.h"
#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <QCoroFuture>
#include <QPromise>
#include <QThread>

namespace qd::test {
namespace {

using namespace agents;

const QString kSilent = QStringLiteral("anthropic:silent");
const QString kHangs = QStringLiteral("anthropic:hangs");

/// What goes on with the models of a test, whichever thread asks them.
struct Wire {
    std::atomic<int> onIt = 0;      ///< calls that wait for an answer
    std::atomic<bool> isHung = false;
    std::atomic<bool> isReleased = false;
};

/// One model never answers until it is stopped; one blocks its thread.
class WireLlm final : public LlmClient {
public:
    explicit WireLlm(Wire* wire) : m_wire(wire) {}
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece) override
    {
        if (request.model == kHangs)
            for (m_wire->isHung = true; !m_wire->isReleased;)
                QThread::msleep(1);
        else
            co_await untilStopped(stop);
        co_return Error{Error::Cancelled, QStringLiteral("The call was stopped."), {}, {}};
    }

private:
    QCoro::Task<> untilStopped(std::stop_token stop)
    {
        QPromise<int> promise;
        promise.start();
        const QFuture<int> coming = promise.future();
        const std::stop_callback atStop(stop, [&promise] {
            promise.addResult(0);
            promise.finish();
        });
        ++m_wire->onIt;
        co_await coming;
    }
    Wire* m_wire;
};

/// One thread for all.
class HungCrew : public testing::Test {
protected:
    HungCrew() { crew.start(); }
    ~HungCrew() override
    {
        wire.isReleased = true;
        crew.stop();
    }
    std::shared_ptr<const TurnOrder> order(const QString& model)
    {
        TurnOrder made;
        made.turn = TurnId::make(Instant{1'763'802'000'000});
        made.agent.id = {QStringLiteral("writer")};
        made.agent.title = QStringLiteral("Writer");
        made.work = Work::Ask;
        made.model = model;
        made.step.id = {QStringLiteral("draft")};
        made.step.prompt = made.step.reply = QStringLiteral("draft");
        return std::make_shared<const TurnOrder>(made);
    }
    Crew::Reported reported(const std::shared_ptr<const TurnOrder>& of)
    {
        return [this, turn = of->turn](const TurnReport& report) { reports.insert(turn, report); };
    }

    Wire wire;
    SkillLibrary skills;
    PriceList prices = *PriceList::read();
    PromptShelf prompts;
    ProviderList providers;
    TurnTools tools{&skills, &prices, &prompts, &providers};
    Mailbox mailbox;
    QHash<TurnId, TurnReport> reports;
    Crew crew{1, [this] { return std::make_unique<WireLlm>(&wire); }, tools};
};

TEST_F(HungCrew, WhoseNeighbourHangsMayHaveBeenAskedAndIsPaid)
{
    const auto asked = order(kSilent), written = order(kSilent), hangs = order(kHangs), next = order(kSilent);
    crew.assign(asked, {}, &mailbox, reported(asked));
    bool isWritten = false;
    crew.write(written, {}, &mailbox, [&](const Crew::Call&) { isWritten = true; }, reported(written));
    ASSERT_TRUE(waitUntil([&] { return wire.onIt == 1 && isWritten; }));
    crew.assign(hangs, {}, &mailbox, reported(hangs));
    ASSERT_TRUE(waitUntil([&] { return wire.isHung.load(); }));
    crew.assign(next, {}, &mailbox, reported(next)); // it is behind the one that hangs
    for (int i = 0; i < 2; ++i)
        crew.replaceHung(std::chrono::milliseconds(0), 1);
    ASSERT_TRUE(waitUntil([&] { return reports.size() == 4; }));
    EXPECT_EQ(crew.givenUp(), 1);
    EXPECT_TRUE(reports.value(hangs->turn).hung);
    for (const auto& other : {asked, written, next}) {
        ASSERT_TRUE(reports.value(other->turn).error);
        EXPECT_EQ(reports.value(other->turn).error->kind, Error::Cancelled);
    }
    EXPECT_TRUE(reports.value(asked->turn).isCostUnknown) << "its call is on the wire";
    EXPECT_FALSE(reports.value(written->turn).isCostUnknown) << "it waited for its word";
    EXPECT_FALSE(reports.value(next->turn).isCostUnknown) << "nothing was asked";
}

} // namespace
} // namespace qd::test
