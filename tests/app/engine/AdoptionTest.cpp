#include "app/engine/Shelves.h"
#include "core/base/Digest.h"
#include "core/store/EventStore.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"

namespace qd::test {

class AdoptionTest : public AppTest {};

TEST_F(AdoptionTest, WhoDiedBeforeTheBrandWasInUseHasItAfterTheNextStart)
{
    const app::Home home(program.home());
    ASSERT_TRUE(home.make());
    const QString name = QStringLiteral("marketing-department");
    {
        SystemClock clock;
        EventStore store(clock);
        ASSERT_TRUE(store.open(home.record(name), home.keyFile()));
        const Result<Organisation> organisation = app::Shelves(home).organisation(name);
        ASSERT_TRUE(organisation);
        StoredFact adopted;
        adopted.sequence = 1;
        adopted.time = clock.now();
        adopted.actor = system();
        adopted.fact = OrganisationAdopted{*organisation, sha256(encode(*organisation)), name};
        Mailbox mailbox;
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({{adopted}, {}, {}}, &mailbox, done); })));
    }
    ASSERT_EQ(program.run(words("stop")).code, 0);
    const QByteArray facts = program.run(words("log export --format jsonl")).out;
    EXPECT_EQ(facts.count("\"brand-adopted\""), 1) << facts.toStdString();
    ASSERT_EQ(program.run(words("resume")).code, 0);
    EXPECT_EQ(program.run(words("log export --format jsonl")).out.count("\"brand-adopted\""), 1) << "once";
}

} // namespace qd::test
