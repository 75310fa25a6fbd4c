#include "agents/effects/http/Verdict.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::Guarantees;
using agents::HttpAnswer;
using agents::Outcome;

namespace {

constexpr Instant kNow{1'795'000'000'000};

HttpAnswer answered(int status, agents::HttpHeaders headers = {})
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::Answered;
    answer.status = status;
    answer.headers = std::move(headers);
    return answer;
}

HttpAnswer broken(HttpAnswer::Delivery delivery, bool isCancelled = false)
{
    HttpAnswer answer;
    answer.delivery = delivery;
    answer.trouble = QStringLiteral("it broke");
    answer.isCancelled = isCancelled;
    return answer;
}

agents::AnswerTerms reading(Guarantees::Once once)
{
    return {QStringLiteral("there.example"), once};
}

Outcome verdict(const HttpAnswer& answer, Guarantees::Once once = Guarantees::Never)
{
    return verdictOf(answer, reading(once), kNow);
}

} // namespace

TEST(Verdict, WhatDidNotLeaveGoesLaterAndWhatWasStoppedWaits)
{
    for (const Guarantees::Once once : {Guarantees::ByContent, Guarantees::ByKey, Guarantees::ByLookUp, Guarantees::Never}) {
        const Outcome down = verdict(broken(HttpAnswer::NotSent), once);
        EXPECT_EQ(down.kind, Outcome::Later);
        EXPECT_EQ(down.after, Duration(30'000));
        EXPECT_EQ(down.text, QStringLiteral("it broke"));
        EXPECT_EQ(verdict(broken(HttpAnswer::NotSent, true), once).kind, Outcome::NotSent);
    }
}

TEST(Verdict, WhatLeftWithoutAnAnswerIsUnknownAndRepeatsWithAKeyAlone)
{
    for (const bool isCancelled : {false, true})
        for (const Guarantees::Once once : {Guarantees::ByContent, Guarantees::ByKey, Guarantees::ByLookUp, Guarantees::Never}) {
            const Outcome outcome = verdict(broken(HttpAnswer::Unclear, isCancelled), once);
            EXPECT_EQ(outcome.kind, Outcome::Unknown);
            EXPECT_EQ(outcome.repeats, once == Guarantees::ByContent || once == Guarantees::ByKey);
            EXPECT_EQ(outcome.after.has_value(), outcome.repeats);
        }
}

TEST(Verdict, TakenIsConfirmedByItsStatus)
{
    for (const int status : {200, 201, 202, 204, 299}) {
        EXPECT_EQ(verdict(answered(status)).kind, Outcome::Confirmed) << status;
        HttpAnswer cut = answered(status);
        cut.trouble = QStringLiteral("closed before the answer was whole");
        EXPECT_EQ(verdict(cut).kind, Outcome::Confirmed) << status;
    }
    EXPECT_EQ(verdict(answered(202)).text, QStringLiteral("there.example answered 202"));
}

TEST(Verdict, WhereAnIdIsPromisedAnAnswerWithoutOneIsUnknown)
{
    agents::AnswerTerms byId = reading(Guarantees::Never);
    byId.idIn = [](const HttpAnswer& answer) -> Result<QString> {
        if (answer.body.isEmpty())
            return Error{Error::Parse, QStringLiteral("no id"), {}, {}};
        return QString::fromUtf8(answer.body);
    };
    HttpAnswer good = answered(201);
    good.body = "42";
    EXPECT_EQ(verdictOf(good, byId, kNow).kind, Outcome::Confirmed);
    EXPECT_EQ(verdictOf(good, byId, kNow).providerId, QStringLiteral("42"));
    const Outcome bare = verdictOf(answered(200), byId, kNow);
    EXPECT_EQ(bare.kind, Outcome::Unknown);
    EXPECT_FALSE(bare.repeats);
    EXPECT_TRUE(bare.text.endsWith(QStringLiteral("not as it should: no id")));
    byId.once = Guarantees::ByKey;
    EXPECT_TRUE(verdictOf(answered(200), byId, kNow).repeats);
    EXPECT_EQ(verdictOf(answered(422), byId, kNow).kind, Outcome::Refused) << "of a 2xx alone";
}

TEST(Verdict, RedirectsAreRefused)
{
    for (const int status : {300, 301, 302, 303, 304, 307, 308})
        EXPECT_EQ(verdict(answered(status), Guarantees::ByKey).kind, Outcome::Refused) << status;
}

TEST(Verdict, WhatAServerSaysItDidNotTakeIsRefused)
{
    for (const int status : {400, 402, 403, 404, 405, 406, 410, 413, 415, 422, 451})
        for (const Guarantees::Once once : {Guarantees::ByKey, Guarantees::Never})
            EXPECT_EQ(verdict(answered(status), once).kind, Outcome::Refused) << status;
}

TEST(Verdict, AKeyThatIsNotTakenIsWaitedForAndNothingElse)
{
    const Outcome outcome = verdict(answered(401));
    EXPECT_EQ(outcome.kind, Outcome::Later);
    EXPECT_EQ(outcome.why, Deferral::Key);
    EXPECT_FALSE(outcome.after);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("does not take our key")));
    EXPECT_EQ(verdict(answered(429)).why, Deferral::Rate);
}

TEST(Verdict, AConflictIsTheConnectorsToRead)
{
    EXPECT_EQ(verdict(answered(409)).kind, Outcome::Unknown);
    agents::AnswerTerms lob = reading(Guarantees::ByKey);
    lob.conflict = [](const HttpAnswer&) { return Outcome{Outcome::Refused, QStringLiteral("the same key with another body")}; };
    EXPECT_EQ(verdictOf(answered(409), lob, kNow).kind, Outcome::Refused);
    EXPECT_EQ(verdictOf(answered(408), lob, kNow).kind, Outcome::Unknown);
}

TEST(Verdict, TooLateTooEarlyAndWhatNobodyHasDefinedAreUnknown)
{
    for (const int status : {408, 425, 409, 499, 460, 600, 999}) {
        EXPECT_EQ(verdict(answered(status)).kind, Outcome::Unknown) << status;
        EXPECT_FALSE(verdict(answered(status)).repeats) << status;
    }
    EXPECT_TRUE(verdict(answered(408), Guarantees::ByKey).repeats);
}

TEST(Verdict, TooManyGoesLaterWhenTheServerSays)
{
    const Outcome said = verdict(answered(429, {{"retry-after", "7"}}));
    EXPECT_EQ(said.kind, Outcome::Later);
    EXPECT_EQ(said.after, Duration(7'000));
    EXPECT_EQ(verdict(answered(429)).after, Duration(60'000));
    EXPECT_EQ(verdict(answered(429, {{"retry-after", "Sun, 15 Nov 2026 08:00:00 GMT"}})).after, Duration(0)) << "a moment that has passed";
}

TEST(Verdict, AServerThatBrokeMayHaveDoneIt)
{
    for (const int status : {500, 502, 503, 504, 529}) {
        EXPECT_EQ(verdict(answered(status)).kind, Outcome::Unknown) << status;
        EXPECT_FALSE(verdict(answered(status)).repeats) << status;
        EXPECT_TRUE(verdict(answered(status), Guarantees::ByKey).repeats) << status;
    }
    EXPECT_EQ(verdict(answered(503, {{"retry-after", "5"}}), Guarantees::ByKey).after, Duration(5'000));
}

TEST(Verdict, WhatThereWasNoRequestForIsOneWaitsOrIsRefused)
{
    const auto kind = [](Error::Kind why) { return agents::unsent({why, QStringLiteral("why"), {}, {}}).kind; };
    EXPECT_EQ(kind(Error::Cancelled), Outcome::NotSent);
    EXPECT_EQ(kind(Error::Store), Outcome::Later) << "a keyring that is locked";
    EXPECT_EQ(kind(Error::Rule), Outcome::Later) << "no such key";
    EXPECT_EQ(kind(Error::Network), Outcome::Later) << "a sign-in that could not be renewed just now";
    EXPECT_EQ(agents::unsent({Error::Network, QStringLiteral("why"), {}, {}}).why, Deferral::Offline);
    EXPECT_EQ(kind(Error::Parse), Outcome::Refused) << "none that can sign";
}

} // namespace qd::test
