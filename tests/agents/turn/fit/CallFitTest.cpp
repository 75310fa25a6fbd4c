#include "agents/llm/TokenGuess.h"
#include "agents/turn/fit/CallFit.h"
#include "agents/turn/fit/PromptFit.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

QString words(const char* word, int count)
{
    return (QLatin1String(word) + QStringLiteral(" is told. ")).repeated(count);
}

PromptMaterial material()
{
    PromptMaterial m;
    m.organisation = QStringLiteral("Marketing Department");
    m.agent.id.text = QStringLiteral("copywriter");
    m.step.id.text = QStringLiteral("draft");
    m.step.title = QStringLiteral("Write the draft");
    m.step.prompt = m.step.reply = QStringLiteral("draft");
    m.brief = QStringLiteral("Write about counting stock in the warehouse");
    return m;
}

Heard heard(const char* word)
{
    Heard told;
    told.from = {QStringLiteral("boss")};
    told.body = words(word, 20);
    return told;
}

/// With something of every kind.
PromptMaterial rich()
{
    PromptMaterial m = material();
    m.draft = PromptDraft{2, words("draft", 60)};
    m.notes = {{human(), words("note", 10)}};
    m.invalid = QStringLiteral("the last one was no JSON");
    m.sources = {{QStringLiteral("ships"), {}, {}, words("A regatta of sailing ships", 150)}, {QStringLiteral("stock"), {}, {}, words("Counting stock in the warehouse", 150)}};
    for (int i = 0; i < 4; ++i)
        m.recalled.append({QStringLiteral("piece-%1").arg(i), QStringLiteral("book"), {}, {}, words("recalled", 60)});
    for (int i = 0; i < 20; ++i)
        m.memory.append(QStringLiteral("memory line %1").arg(i));
    m.messages = {heard("oldest"), heard("newest")};
    m.debate = {{{QStringLiteral("a")}, words("argument", 20)}, {{QStringLiteral("b")}, words("answer", 20)}};
    m.upstream = {{{QStringLiteral("research")}, {QStringLiteral("r")}, words("research", 80)}, {{QStringLiteral("outline")}, {QStringLiteral("o")}, words("outline", 80)}};
    return m;
}

ModelRoom window(qint64 tokens)
{
    return {{tokens}, {}, {1'000}, false};
}

qint64 inTokens(const LlmRequest& request, const ModelRoom& room)
{
    return tokensOf(lengthOf(request, room.image, room.readsFormat)).value;
}

void expectFits(const LlmRequest& request, const ModelRoom& room)
{
    EXPECT_LE(inTokens(request, room) + request.maxTokens.value, room.window.value);
    EXPECT_GE(request.maxTokens.value, 1'024);
}

Exchange gave(const QString& text)
{
    return {{}, {{QStringLiteral("c1"), QStringLiteral("read-page"), QStringLiteral("{}")}}, {{QStringLiteral("c1"), text, false}}, {}};
}

} // namespace

TEST(CallFit, WhatAModelHoldsIsLeftAsItIs)
{
    const Result<FittedCall> call = fittedCall(rich(), {QStringLiteral("one:large")}, window(200'000));
    ASSERT_TRUE(call);
    EXPECT_EQ(call->request.prompt, buildPrompt(rich())->prompt);
    EXPECT_EQ(call->request.maxTokens, kAnsweredAtMost);
    EXPECT_EQ(call->request.model, QStringLiteral("one:large"));
    EXPECT_EQ(call->recalled, 4);
    EXPECT_FALSE(call->request.prompt.contains(QLatin1String("Left out")));
}

/// As windows get smaller, one kind after the other goes: nothing of a later kind before the one before it is gone.
TEST(CallFit, WhatTellsLeastGivesWayFirst)
{
    const QList<const char*> order{"piece-0", "memory line 0", "oldest is", "argument is", "regatta"};
    const QString whole = buildPrompt(rich())->prompt;
    qsizetype before = 0;
    qsizetype most = 0;
    for (qint64 size = 24'000; size > 6'000; size -= 150) {
        const Result<FittedCall> call = fittedCall(rich(), {}, window(size));
        if (!call)
            break;
        expectFits(call->request, window(size));
        const QString& prompt = call->request.prompt;
        qsizetype gone = 0;
        while (gone < order.size() && !prompt.contains(QLatin1String(order[gone])))
            ++gone;
        for (qsizetype later = gone; later < order.size(); ++later)
            EXPECT_TRUE(prompt.contains(QLatin1String(order[later]))) << size << ": " << order[later] << " went before " << order[gone];
        EXPECT_GE(gone, before) << size << ": less room, and more of it there";
        before = gone;
        most = std::max(most, gone);
        EXPECT_NE(prompt.contains(QLatin1String("Left out for length: ")), prompt == whole) << size << ": what is missing is said";
        for (const char* always : {"Write about counting stock", words("draft", 60).toLatin1().constData(), words("note", 10).toLatin1().constData(), "the last one was no JSON"})
            EXPECT_TRUE(prompt.contains(QLatin1String(always))) << size;
    }
    EXPECT_EQ(most, order.size()) << "the smallest window took all of these";
}

TEST(CallFit, OfSourcesWhatTheTaskIsAboutStays)
{
    PromptMaterial m = material();
    m.sources = rich().sources;
    const Result<FittedCall> whole = fittedCall(m, {}, window(200'000));
    ASSERT_TRUE(whole);
    const qint64 size = inTokens(whole->request, window(1)) * 8 / 5 - 1'200;
    const Result<FittedCall> call = fittedCall(m, {}, window(size));
    ASSERT_TRUE(call) << call.error().text.toStdString();
    EXPECT_TRUE(call->request.prompt.contains(words("Counting stock in the warehouse", 150))) << "whole";
    EXPECT_TRUE(call->request.prompt.contains(QLatin1String("characters of the source \"ships\"")));
    EXPECT_FALSE(call->request.prompt.contains(QLatin1String("of the source \"stock\"")));
    EXPECT_GT(inTokens(call->request, window(size)) + call->request.maxTokens.value, size * 9 / 10) << "no more goes than has to";
}

TEST(CallFit, WhatCameRightBeforeItIsWholeWhileSomethingElseCanGiveWay)
{
    PromptMaterial m = material();
    m.sources = rich().sources;
    m.upstream = rich().upstream;
    const PromptMaterial shorter = fit(m, 2'000);
    ASSERT_EQ(shorter.upstream.size(), 2);
    EXPECT_LT(shorter.upstream[0].json.size(), m.upstream[0].json.size());
    EXPECT_EQ(shorter.upstream[1].json, m.upstream[1].json);
    EXPECT_EQ(shorter.sources[0].text, m.sources[0].text);
}

TEST(CallFit, OfASourceThatIsGoneNothingStandsThereAndThatMakesRoom)
{
    PromptMaterial m = material();
    qint64 texts = 0;
    for (int i = 0; i < 40; ++i) {
        m.sources.append({QStringLiteral("source %1").arg(i), {}, {}, words("stock", 3)});
        texts += blockLengthOf(m.sources.last().text);
    }
    m.messages = {heard("newest")};
    const PromptMaterial shorter = fit(m, texts + 1'000);
    EXPECT_TRUE(shorter.sources.isEmpty());
    EXPECT_EQ(shorter.messages.size(), 1) << "what stood around them was enough";
}

TEST(CallFit, RecalledPiecesThatGoAreCounted)
{
    PromptMaterial m = rich();
    const Result<FittedCall> whole = fittedCall(m, {}, window(200'000));
    ASSERT_TRUE(whole);
    const ModelRoom room = window((inTokens(whole->request, window(1)) - 200) * 8 / 5);
    const Result<FittedCall> call = fittedCall(m, {}, room);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->recalled, 3);
    EXPECT_TRUE(call->request.prompt.contains(QLatin1String("Left out for length: 1 recalled piece. Do not guess what they say."))) << call->request.prompt.left(4'000).toStdString();
    EXPECT_FALSE(call->request.prompt.contains(QLatin1String("piece-3"))) << "the best are first";
}

TEST(CallFit, WhatToolsGaveIsCutByTheTaskAndSaysSo)
{
    CallParts parts;
    parts.tools = {{QStringLiteral("read-page"), QStringLiteral("Reads a page"), "{\"type\":\"object\"}"}};
    parts.exchanges = {gave(words("A regatta of sailing ships", 900) + QStringLiteral("\n\n") + words("Counting stock in the warehouse", 200)), gave(words("newer stock", 30))};
    const ModelRoom room = window(16'000);
    const Result<FittedCall> call = fittedCall(material(), parts, room);
    ASSERT_TRUE(call) << call.error().text.toStdString();
    expectFits(call->request, room);
    const QString old = call->request.exchanges[0].results[0].text;
    EXPECT_TRUE(old.startsWith(QLatin1String("(Left out for length: "))) << old.left(200).toStdString();
    EXPECT_TRUE(old.contains(words("Counting stock in the warehouse", 100)));
    EXPECT_EQ(call->request.exchanges[1].results[0].text, words("newer stock", 30)) << "what came last is whole";
    EXPECT_TRUE(call->request.prompt.contains(QLatin1String("characters of what tools gave")));
    EXPECT_EQ(call->request.tools.size(), 1);
}

TEST(CallFit, ToolsDoNotTakeTheRoomOfEverythingElse)
{
    CallParts parts;
    parts.exchanges = {gave(words("Counting stock in the warehouse", 3'000))};
    PromptMaterial m = material();
    m.sources = {{QStringLiteral("given"), {}, {}, words("Stock of the warehouse", 800)}};
    const ModelRoom room = window(20'000);
    const Result<FittedCall> call = fittedCall(m, parts, room);
    ASSERT_TRUE(call);
    expectFits(call->request, room);
    const qint64 given = lengthOf(call->request.exchanges[0]);
    EXPECT_GT(call->request.prompt.size(), 12'000);
    EXPECT_GT(tokensOf(given).value, 3'000);
}

TEST(CallFit, TheAnswerLeavesRoomForTheQuestion)
{
    CallParts parts;
    EXPECT_EQ(fittedCall(material(), parts, window(8'192))->request.maxTokens.value, 3'072);
    parts.thinking = {4'000};
    const LlmRequest large = fittedCall(material(), parts, window(200'000))->request;
    EXPECT_EQ(large.maxTokens.value, 12'192);
    EXPECT_EQ(large.thinking.value, 4'000);
    const LlmRequest small = fittedCall(material(), parts, window(8'192))->request;
    EXPECT_EQ(small.maxTokens.value, 3'072);
    EXPECT_EQ(small.thinking.value, 1'536) << "an answer is left";
    EXPECT_EQ(fittedCall(material(), parts, {{200'000}, {2'000}, {}, false})->request.maxTokens.value, 2'000);
    EXPECT_EQ(fittedCall(material(), parts, {{200'000}, {2'000}, {}, false})->request.thinking.value, 0) << "no model takes so small a budget";
}

TEST(CallFit, PicturesAndFormsTakeRoom)
{
    LlmRequest request;
    request.prompt = QStringLiteral("abc");
    request.replySchema = "{\"type\":\"object\"}";
    const qint64 plain = lengthOf(request, {1'000}, false);
    EXPECT_GT(lengthOf(request, {1'000}, true), plain);
    request.images = {{QStringLiteral("image/png"), "x"}};
    EXPECT_EQ(lengthOf(request, {1'000}, false), plain + 1'000 * kTokenLength);
}

TEST(CallFit, WhatCannotFitSaysWhatWouldBeRight)
{
    PromptMaterial m = rich();
    m.brief = words("brief", 4'000);
    const Result<FittedCall> call = fittedCall(m, {QStringLiteral("llama-cpp:small")}, window(8'192));
    ASSERT_FALSE(call);
    EXPECT_EQ(call.error().kind, Error::Rule);
    EXPECT_TRUE(call.error().text.contains(QLatin1String("llama-cpp:small holds 8192 together"))) << call.error().text.toStdString();
    EXPECT_TRUE(call.error().text.startsWith(QLatin1String("The step \"draft\" needs about "))) << call.error().text.toStdString();
    EXPECT_TRUE(call.error().hint.contains(QLatin1String("a model that holds "))) << call.error().hint.toStdString();
    const qint64 right = call.error().hint.section(u' ', 4, 4).toLongLong();
    EXPECT_TRUE(fittedCall(m, {}, window(right))) << "what it asks for suffices: " << right;
    const Result<FittedCall> unknown = fittedCall(m, {QStringLiteral("x:y")}, {});
    ASSERT_FALSE(unknown) << "where nobody knows, little is dared: a server of one's own cuts without a word";
    EXPECT_TRUE(unknown.error().text.contains(QLatin1String("x:y is taken to hold 8192 together, for nobody says how much it is"))) << unknown.error().text.toStdString();
    EXPECT_TRUE(unknown.error().hint.contains(QLatin1String("the file of its provider says what it holds (context)"))) << unknown.error().hint.toStdString();
    const Result<FittedCall> less = fittedCall(rich(), {QStringLiteral("x:y")}, {});
    ASSERT_TRUE(less) << less.error().text.toStdString();
    expectFits(less->request, window(kUnknownWindow.value));
    EXPECT_TRUE(fittedCall(m, {QStringLiteral("rehearsal")}, roomOf(QStringLiteral("rehearsal"), nullptr))) << "it holds all";
}

TEST(CallFit, NoPromptIsLongerThanItIsWorth)
{
    PromptMaterial m = material();
    m.memory = QStringList(40'000, QStringLiteral("a line about the stock of the warehouse"));
    const auto asked = [&m](const ModelRoom& room) {
        const Result<FittedCall> call = fittedCall(m, {}, room);
        return call ? inTokens(call->request, room) : 0;
    };
    const qint64 whole = asked(ModelRoom::endless());
    ASSERT_GT(whole, kMostPrompt.value) << "else nothing is shown here";
    for (const auto& [room, most] : {std::pair(window(2'000'000), kMostPrompt), std::pair(ModelRoom(), kUnknownWindow)}) {
        EXPECT_LE(asked(room), most.value);
        EXPECT_GT(asked(room), most.value / 2);
    }
}

TEST(CallFit, ACallThatWasMadeIsMadeAgainAsItWas)
{
    CallParts parts;
    parts.mostOut = TokenCount{3'072};
    PromptMaterial m = material();
    m.sources = {{QStringLiteral("given"), {}, {}, words("Stock", 200'000)}};
    const Result<FittedCall> call = fittedCall(m, parts, ModelRoom::endless());
    ASSERT_TRUE(call);
    EXPECT_EQ(call->request.maxTokens.value, 3'072);
    EXPECT_EQ(call->request.prompt, buildPrompt(m)->prompt);
}

/// Whatever there is, and whatever the model holds: the call fits, or says that it cannot; and the bare call says so only when it is right.
TEST(CallFit, AnyMaterialFitsAnyWindowOrSaysWhyNot)
{
    QRandomGenerator dice(11);
    const auto text = [&](int most) { return words(dice.bounded(2) ? "stock & <count>" : "ships", dice.bounded(most)); };
    int fitted = 0;
    for (int round = 0; round < 250; ++round) {
        PromptMaterial m = material();
        m.brief += text(60);
        if (dice.bounded(2))
            m.draft = PromptDraft{1, text(200)};
        for (int i = dice.bounded(6); i > 0; --i)
            m.sources.append({QStringLiteral("source %1").arg(i), {}, {}, text(1'500)});
        for (int i = dice.bounded(6); i > 0; --i)
            m.recalled.append({QStringLiteral("p%1").arg(i), {}, {}, {}, text(60)});
        for (int i = dice.bounded(6); i > 0; --i)
            m.upstream.append({{QStringLiteral("s%1").arg(i)}, {}, text(300)});
        for (int i = dice.bounded(40); i > 0; --i)
            m.memory.append(text(5).simplified());
        CallParts parts;
        for (int i = dice.bounded(4); i > 0; --i)
            parts.exchanges.append(gave(text(2'000)));
        const ModelRoom room{{dice.bounded(3'000, 60'000)}, {}, {1'000}, bool(dice.bounded(2))};
        const Result<FittedCall> call = fittedCall(m, parts, room);
        PromptMaterial bare = material();
        bare.brief = m.brief;
        bare.draft = m.draft;
        const bool must = bool(fittedCall(bare, {}, {{room.window.value - 900}, {}, {1'000}, room.readsFormat})) && parts.exchanges.isEmpty();
        EXPECT_TRUE(call || !must) << round << ": " << (call ? QString() : call.error().text).toStdString();
        if (!call)
            continue;
        ++fitted;
        expectFits(call->request, room);
        EXPECT_TRUE(call->request.prompt.contains(blockText(m.brief)));
        EXPECT_EQ(call->request.prompt.count(QLatin1String("Left out for length")), call->request.prompt.contains(QLatin1String("Do not guess what they say.")) ? 1 : 0);
    }
    EXPECT_GT(fitted, 150);
}
