#include "agents/llm/providers/ProviderList.h"
#include "app/control/KeyWire.h"
#include "app/engine/Home.h"
#include "tests/app/Home.h"
#include "tests/app/RecordFacts.h"
#include "tests/support/Await.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

namespace qd::test {

namespace {

/// Providers of the home that the world plays, which take no key.
class ModelsCommand : public AppTest {
protected:
    void add(const char* id, const char* dialect, const char* more = "") const { addAt(world.origin(), id, dialect, more); }
    void addAt(const QString& origin, const char* id, const char* dialect, const char* more = "") const
    {
        const QString file = program.home() + QStringLiteral("/providers/%1.json").arg(QLatin1String(id));
        QDir().mkpath(program.home() + QStringLiteral("/providers"));
        writeFile(file, QStringLiteral(R"({"id":"%1","title":"Here","dialect":"%2","base_url":"%3","date":"2026-11-22","source":"a test","any_model":true,)"
                                       R"("defaults":{"context":100000}%4})")
                            .arg(QLatin1String(id), QLatin1String(dialect), origin + QLatin1String(qstrcmp(dialect, "anthropic") == 0 ? "" : "/v1"), QLatin1String(more)).toUtf8());
        QDir().mkpath(program.home() + QStringLiteral("/prices"));
        writeFile(program.home() + QStringLiteral("/prices/%1.json").arg(QLatin1String(id)),
                  QStringLiteral(R"({"provider":"%1","currency":"USD","unit":"micro-dollars per million tokens","batch_percent":50,"models":[{"input":2000000,"output":4000000}]})").arg(QLatin1String(id)).toUtf8());
    }
    WorldProcess world;
};

} // namespace

TEST_F(ModelsCommand, CountAsksTheProviderAndCostsNothing)
{
    add("here", "anthropic");
    const QString text = folder.file(QStringLiteral("brief.txt"));
    writeFile(text, "abcd abcd abcd");
    const Ran counted = program.json({QStringLiteral("models"), QStringLiteral("count"), QStringLiteral("here:m"), text});
    ASSERT_EQ(counted.code, 0) << counted.err.toStdString() << counted.out.toStdString();
    EXPECT_EQ(counted.json().at(u"input_tokens").toInteger(), 3);
    EXPECT_GT(counted.json().at(u"input_tokens_at_most").toInteger(), 14);
    EXPECT_EQ(counted.json().at(u"cost_micro_usd").toInteger(), 6);
    EXPECT_EQ(world.billedPico(), 0);
    ASSERT_EQ(world.count().size(), 1);
    EXPECT_EQ(world.count().first().value(QStringLiteral("path")).toString(), QStringLiteral("/v1/messages/count_tokens"));
}

TEST_F(ModelsCommand, CountCarriesWhatItsDialectAndItsProviderAskFor)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost, 0));
    QByteArray heard;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&heard, socket] {
            heard += socket->readAll();
            if (heard.endsWith("}")) // all of its body
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"input_tokens\":5}");
        });
    });
    addAt(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()), "here", "anthropic", R"(,"headers":{"X-Title":"Q"},"query":"api-version=preview")");
    const QString text = folder.file(QStringLiteral("brief.txt"));
    writeFile(text, "abcd");
    const std::unique_ptr<QProcess> counting = program.start({QStringLiteral("models"), QStringLiteral("count"), QStringLiteral("here:m"), text});
    ASSERT_TRUE(waitUntil([&] { return counting->state() == QProcess::NotRunning; }, std::chrono::seconds(30)));
    EXPECT_EQ(counting->exitCode(), 0) << counting->readAllStandardError().toStdString();
    EXPECT_TRUE(heard.startsWith("POST /v1/messages/count_tokens?api-version=preview HTTP/1.1\r\n")) << heard.toStdString();
    EXPECT_EQ(heard.count("\r\nanthropic-version: 2023-06-01\r\n"), 1) << heard.toStdString();
    EXPECT_TRUE(heard.contains("\r\nX-Title: Q\r\n")) << heard.toStdString();
    EXPECT_TRUE(counting->readAllStandardOutput().contains("Here counts 5 tokens"));
}

TEST_F(ModelsCommand, WhileEverythingIsStoppedNobodyIsAsked)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost, 0));
    addAt(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()), "here", "anthropic");
    const QString text = folder.file(QStringLiteral("brief.txt"));
    writeFile(text, "abcd");
    ASSERT_EQ(program.run(words("stop")).code, 0);
    for (const QStringList& line : {QStringList{QStringLiteral("models"), QStringLiteral("test"), QStringLiteral("here")}, QStringList{QStringLiteral("models"), QStringLiteral("test"), QStringLiteral("anthropic")},
                                    QStringList{QStringLiteral("models"), QStringLiteral("count"), QStringLiteral("here:m"), text}}) {
        const Ran ran = program.json(line);
        EXPECT_EQ(ran.code, 4) << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(QStringLiteral("everything is stopped, so nothing is asked outside"))) << "before its key is looked for: " << ran.message().toStdString();
    }
    EXPECT_FALSE(server.waitForNewConnection(0));
}

TEST_F(ModelsCommand, TestLearnsWhatAServerHolds)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost, 0));
    const QByteArray list = R"({"object":"list","data":[{"id":"qwen","object":"model","owned_by":"vllm","max_model_len":40960}]})";
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&list, socket] {
            if (socket->readAll().endsWith("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(list.size()) + "\r\nConnection: close\r\n\r\n" + list);
        });
    });
    QDir().mkpath(program.home() + QStringLiteral("/providers"));
    writeFile(program.home() + QStringLiteral("/providers/here.json"),
              QStringLiteral(R"({"id":"here","title":"Here","dialect":"openai-chat","base_url":"http://127.0.0.1:%1/v1","date":"2026-11-22","source":"a test","any_model":true})").arg(server.serverPort()).toUtf8());
    const std::unique_ptr<QProcess> testing = program.start({QStringLiteral("models"), QStringLiteral("test"), QStringLiteral("here")});
    ASSERT_TRUE(waitUntil([&] { return testing->state() == QProcess::NotRunning; }, std::chrono::seconds(30)));
    EXPECT_EQ(testing->exitCode(), 0) << testing->readAllStandardError().toStdString();
    const QByteArray said = testing->readAllStandardOutput();
    EXPECT_TRUE(said.contains("qwen holds 40,960 tokens, input and output together, as it is loaded now.")) << said.toStdString();
    const Result<agents::ProviderList> providers = agents::ProviderList::read(program.home());
    ASSERT_TRUE(providers) << providers.error().text.toStdString();
    EXPECT_EQ(providers->find(QStringLiteral("here:qwen"))->traits.context.value, 40'960) << "who works next knows it";
}

TEST_F(ModelsCommand, CountSaysWhereNobodyCounts)
{
    add("here", "openai-chat");
    const QString text = folder.file(QStringLiteral("brief.txt"));
    writeFile(text, "abcd");
    const Ran counted = program.json({QStringLiteral("models"), QStringLiteral("count"), QStringLiteral("here:m"), text});
    EXPECT_EQ(counted.code, 4) << counted.err.toStdString();
    EXPECT_TRUE(counted.message().contains(QStringLiteral("no call that counts tokens")));
    EXPECT_TRUE(world.count().isEmpty());
}

TEST_F(ModelsCommand, ListShowsEveryPriceThatCanBeBilled)
{
    const QByteArray shown = program.run(words("models list")).out;
    EXPECT_TRUE(shown.contains("above 100,000 tokens of input: $0.50 in, $2.50 out, $0.63 into the cache, $0.05 from it")) << shown.toStdString();
    EXPECT_TRUE(shown.contains("claude-fable-5-2")) << shown.toStdString();
    bool hasSteps = false;
    for (const Json& provider : program.json(words("models list")).json().at(u"providers").items())
        for (const Json& model : provider.at(u"models").items())
            if (model.at(u"model").toString() == u"claude-haiku-5-5") {
                EXPECT_EQ(model.at(u"cache_read_micro_usd_per_million").toInteger(), 10'000);
                ASSERT_EQ(model.at(u"steps").items().size(), 1);
                EXPECT_EQ(model.at(u"steps").items()[0].at(u"above_input_tokens").toInteger(), 100'000);
                EXPECT_EQ(model.at(u"steps").items()[0].at(u"input_micro_usd_per_million").toInteger(), 500'000);
                hasSteps = true;
            }
    EXPECT_TRUE(hasSteps);
}

TEST_F(ModelsCommand, RepeatSaysHowLongAndSwitchesItOff)
{
    EXPECT_EQ(program.json(words("models repeat")).json().at(u"repeat_hours").toInteger(), 24);
    EXPECT_EQ(program.json(words("models repeat 3")).json().at(u"repeat_hours").toInteger(), 3);
    EXPECT_EQ(program.run(words("models repeat off")).code, 0);
    EXPECT_EQ(program.json(words("models repeat")).json().at(u"repeat_hours").toInteger(), 0);
    for (const char* wrong : {"models repeat -1", "models repeat soon", "models repeat 8761", "models repeat 1 2"})
        EXPECT_EQ(program.run(words(wrong)).code, 2) << wrong;
    EXPECT_EQ(program.json(words("models repeat")).json().at(u"repeat_hours").toInteger(), 0);
}

TEST_F(ModelsCommand, TestStillAsksForTheListOfModels)
{
    add("here", "anthropic");
    const Ran tested = program.run(words("models test here"));
    EXPECT_EQ(tested.code, 0) << tested.err.toStdString();
    EXPECT_TRUE(tested.out.contains("takes no key")) << tested.out.toStdString();
}

TEST_F(ModelsCommand, UseRefusesAModelThatCouldNeverBeAsked)
{
    add("here", "anthropic");
    for (const char* who : {"openai:gpt-nonexistent", "nobody:x"}) {
        const Ran ran = program.json({QStringLiteral("models"), QStringLiteral("use"), QLatin1String(who)});
        EXPECT_EQ(ran.code, 2) << who;
        EXPECT_TRUE(ran.message().contains(QLatin1String(who).mid(QLatin1String(who).indexOf(u':') + 1)) || ran.message().contains(QStringLiteral("nobody"))) << ran.message().toStdString();
    }
    QFile::remove(program.home() + QStringLiteral("/prices/here.json"));
    const Ran priceless = program.json(words("models use here:m"));
    EXPECT_EQ(priceless.code, 2);
    EXPECT_TRUE(priceless.message().contains(QStringLiteral("price"))) << priceless.message().toStdString();
    EXPECT_EQ(program.json(words("models list")).json().at(u"use").toString(), QStringLiteral("rehearsal"));
    add("here", "anthropic");
    EXPECT_EQ(program.run(words("models use here:m")).code, 0);
    EXPECT_EQ(program.json(words("models list")).json().at(u"use").toString(), QStringLiteral("here:m"));
}

TEST_F(ModelsCommand, WhoMakesPicturesIsNotAskedForWordsNorTheOtherWayRound)
{
    for (const char* wrong : {"models tier top openai:gpt-image-2.6-flare", "models use openai:gpt-image-2.6-sunburst", "models tier picture anthropic:claude-opus-5-5",
                              "agent config cmo --set model=openai:gpt-image-2.6-flare", "agent config cmo --set model=openai:text-embedding-3-large",
                              "agent config cmo --set model=anthropic:claude-opus-5-5 --set fallbacks=openai:gpt-image-2.6-flare"}) {
        const Ran ran = program.json(words(wrong));
        EXPECT_EQ(ran.code, 2) << wrong << ": " << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(words(wrong).last().section(u':', -1))) << wrong << ": " << ran.message().toStdString();
    }
    EXPECT_EQ(program.run(words("models tier picture openai:gpt-image-2.6-flare")).code, 0);
}

TEST_F(ModelsCommand, WhomAnOrganisationNamesThatNobodyCanBeAskedForIsNamed)
{
    EXPECT_TRUE(program.json(words("models list")).json().at(u"cannot_be_asked").items().isEmpty());
    QFile shipped(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/organisations/marketing-department.json"));
    ASSERT_TRUE(shipped.open(QIODevice::ReadOnly));
    QByteArray organisation = shipped.readAll();
    const qsizetype at = organisation.indexOf("\"anthropic:claude-opus-");
    ASSERT_GT(at, 0);
    organisation.insert(at + qsizetype(qstrlen("\"anthropic:claude-opus-")), "99-");
    const QString file = folder.file(QStringLiteral("marketing-department.json"));
    writeFile(file, organisation);
    const Ran checked = program.json({QStringLiteral("org"), QStringLiteral("validate"), file});
    EXPECT_EQ(checked.code, 0) << checked.out.toStdString();
    ASSERT_EQ(checked.json().at(u"cannot_be_asked").items().size(), 1) << checked.out.toStdString();
    EXPECT_TRUE(checked.json().at(u"cannot_be_asked").items()[0].at(u"model").toString().contains(u"claude-opus-99-"));
    EXPECT_TRUE(program.run({QStringLiteral("org"), QStringLiteral("validate"), file}).out.contains("which cannot be asked: "));
    ASSERT_EQ(program.run({QStringLiteral("org"), QStringLiteral("add"), file}).code, 0);
    EXPECT_EQ(program.json(words("models list")).json().at(u"cannot_be_asked").items().size(), 1);
    EXPECT_TRUE(program.run(words("models")).out.contains("which cannot be asked: "));
}

TEST_F(ModelsCommand, ARunThatIsInterruptedBeforeAnybodyWasReachedCostsNothing)
{
    addAt(QStringLiteral("http://127.0.0.1:1"), "here", "anthropic"); // nobody listens there
    const std::unique_ptr<QProcess> run = program.start({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--model"), QStringLiteral("here:m")});
    const auto seen = [this](const QString& kind) {
        QList<SeenFact> found;
        readFacts(record(), 0, [&](const SeenFact& fact) {
            if (fact.kind == kind)
                found.append(fact);
        });
        return found;
    };
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(record()) && !seen(QStringLiteral("turn-reserved")).isEmpty(); }, std::chrono::seconds(30)));
    EXPECT_EQ(endPolitely(*run), 1);
    EXPECT_TRUE(run->readAllStandardError().contains("interrupted"));
    const QList<SeenFact> failed = seen(QStringLiteral("turn-failed"));
    ASSERT_EQ(failed.size(), 1) << "it is settled before it ends";
    EXPECT_EQ(failed[0].body.value(QStringLiteral("spend")).toObject().value(QStringLiteral("cost_micro_usd")).toInteger(), 0);
    EXPECT_EQ(program.json(words("costs")).json().at(u"total_micro_usd").toInteger(-1), 0);
}

TEST_F(ModelsCommand, WhoIsAtWorkGoesByThePricesAndProvidersThatThereAreNow)
{
    const std::unique_ptr<QProcess> server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_EQ(program.json(words("models use here:m")).code, 2) << "nobody has it yet";
    add("here", "anthropic");
    const Ran used = program.json(words("models use here:m"));
    EXPECT_EQ(used.code, 0) << used.out.toStdString();
    const QString prices = program.home() + QStringLiteral("/prices/here.json");
    writeFile(prices, "{");
    EXPECT_EQ(program.run(words("models use rehearsal")).code, 0) << "it goes on with those of before";
    EXPECT_EQ(endPolitely(*server), 0);
    EXPECT_TRUE(server->readAllStandardError().contains("goes on with the prices and providers of before"));
}

TEST_F(ModelsCommand, APriceThatRisesHoldsForTheNextCall)
{
    add("here", "anthropic");
    const std::unique_ptr<QProcess> server = program.serve();
    ASSERT_TRUE(server);
    ASSERT_EQ(program.run(words("models use here:m")).code, 0);
    QMap<QString, qint64> first; // of each run
    const auto look = [&] {
        first.clear();
        readFacts(record(), 0, [&](const SeenFact& fact) {
            if (fact.kind == u"turn-reserved" && !first.contains(fact.text("run")))
                first.insert(fact.text("run"), fact.body.value(QStringLiteral("amount_micro_usd")).toInteger());
        });
        return first.size();
    };
    const auto begun = [&] {
        const QStringList before = first.keys();
        (void)program.run({QStringLiteral("run"), QStringLiteral("--brief"), brief()});
        EXPECT_TRUE(waitUntil([&] { return look() > before.size(); }, std::chrono::seconds(30)));
        for (const QString& run : before)
            first.remove(run);
        const qint64 amount = first.isEmpty() ? 0 : first.first();
        look();
        return amount;
    };
    const qint64 before = begun();
    writeFile(program.home() + QStringLiteral("/prices/here.json"),
              R"({"provider":"here","currency":"USD","unit":"micro-dollars per million tokens","models":[{"input":40000000,"output":80000000}]})");
    EXPECT_GT(begun(), 10 * before);
    endPolitely(*server);
}

TEST_F(ModelsCommand, AKeyThatOnlyWhoIsAtWorkHasIsSaidToBeThere)
{
    add("here", "anthropic", R"(,"key":{"header":"x-api-key"})");
    const auto lacks = [this] {
        for (const Json& provider : program.json(words("models list")).json().at(u"providers").items())
            if (provider.at(u"id").toString() == u"here")
                return provider.at(u"lacks").toString();
        return QStringLiteral("no such provider");
    };
    EXPECT_TRUE(program.json(words("models test here")).message().contains(QStringLiteral("there is no key"))) << "nobody has it";
    EXPECT_TRUE(lacks().contains(QStringLiteral("its key")));
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    ASSERT_EQ(program.feed(words("keys set here"), "sk-of-a-test-4711").code, 0);
    EXPECT_EQ(lacks(), QString());
    const Ran tested = program.json(words("models test here"));
    EXPECT_EQ(tested.code, 4);
    EXPECT_TRUE(tested.message().contains(QStringLiteral("memory of what works on marketing-department"))) << tested.message().toStdString();
    EXPECT_TRUE(world.count().isEmpty()) << "it is not asked without its key";
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(ModelsCommand, AKeyThatWasGivenForAnotherAddressIsNotShown)
{
    add("here", "anthropic", R"(,"key":{"header":"x-api-key"})");
    ASSERT_EQ(program.json(words("models use here:m")).code, 0);
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    QLocalSocket socket;
    socket.connectToServer(app::Home(program.home()).socketName(QStringLiteral("marketing-department")));
    ASSERT_TRUE(socket.waitForConnected());
    socket.write(app::keyLine(QStringLiteral("marketing-department"), QStringLiteral("here"), *agents::Secret::of("sk-of-a-test-4711", QStringLiteral("https://api.example.org"))));
    ASSERT_TRUE(socket.waitForReadyRead(10'000));
    const QString both = QStringLiteral("given for https://api.example.org, and is not shown to %1, which is named now").arg(world.origin());
    EXPECT_TRUE(program.run(words("models")).out.contains(both.toUtf8()));
    EXPECT_TRUE(program.run(words("models")).out.contains((QStringLiteral("here          Here; at ") + world.origin()).toUtf8())) << program.run(words("models")).out.toStdString();
    EXPECT_TRUE(program.run(words("keys list")).out.contains(both.toUtf8()));
    const Ran ran = program.run({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
    EXPECT_EQ(ran.code, 3) << ran.out.toStdString() << ran.err.toStdString();
    EXPECT_TRUE(program.run(words("inbox")).out.contains(both.toUtf8())) << program.run(words("inbox")).out.toStdString();
    EXPECT_TRUE(world.count().isEmpty()) << "nobody was shown it";
    ASSERT_EQ(program.feed(words("keys set here"), "sk-of-a-test-4711").code, 0);
    EXPECT_FALSE(program.run(words("models")).out.contains(both.toUtf8())) << "it was given again, for the new one";
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(ModelsCommand, UseTakesWhatSomebodyHasAtAPrice)
{
    for (const char* model : {"openai:nope", "azure:x", "nobody:m"}) {
        const Ran used = program.json({QStringLiteral("models"), QStringLiteral("use"), QString::fromLatin1(model)});
        EXPECT_EQ(used.code, 2) << model << used.out.toStdString();
        EXPECT_FALSE(used.message().isEmpty()) << model;
    }
    const Ran used = program.run(words("models use openai:gpt-5.4"));
    EXPECT_EQ(used.code, 0) << used.err.toStdString();
    EXPECT_TRUE(used.err.contains("lacks its key: quarterdeck keys set openai")) << used.err.toStdString();
}

TEST_F(ModelsCommand, TierSaysWhomATierAsksAndWhoStandsIn)
{
    const auto tiers = [this] { return program.json(words("models list")).json().at(u"tiers").items(); };
    const Ran set = program.run(words("models tier top openai:gpt-5.4 anthropic:claude-sonnet-4-5"));
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(set.out.contains("asks openai:gpt-5.4, else anthropic:claude-sonnet-4-5")) << set.out.toStdString();
    EXPECT_TRUE(set.out.contains("in place of what ships")) << set.out.toStdString();
    ASSERT_GE(tiers().size(), 3);
    EXPECT_EQ(tiers()[0].at(u"model").toString(), QStringLiteral("openai:gpt-5.4"));
    ASSERT_EQ(tiers()[0].at(u"fallbacks").items().size(), 1);
    const QString middle = tiers()[1].at(u"model").toString();
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    EXPECT_EQ(program.run(words("models tier top openai:gpt-5.4-mini")).code, 0) << "where it is open";
    EXPECT_EQ(tiers()[0].at(u"model").toString(), QStringLiteral("openai:gpt-5.4-mini"));
    EXPECT_TRUE(tiers()[0].at(u"fallbacks").items().isEmpty());
    EXPECT_EQ(tiers()[1].at(u"model").toString(), middle);
    for (const char* wrong : {"models tier none openai:gpt-5.4", "models tier top openai:nope", "models tier top rehearsal", "models tier top openai:gpt-5.4 openai:gpt-5.4", "models tier top"})
        EXPECT_EQ(program.run(words(wrong)).code, 2) << wrong;
    EXPECT_EQ(tiers()[0].at(u"model").toString(), QStringLiteral("openai:gpt-5.4-mini"));
    EXPECT_GE(endPolitely(*holder), 0);
}

} // namespace qd::test
