#include "agents/effects/settings/SignIns.h"

#include "agents/effects/http/ApiConnector.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

ConnectorFile fileOf(ConnectorKind kind, const QString& clientId)
{
    ConnectorFile file;
    file.id = u"way"_s;
    file.title = u"The way"_s;
    file.kind = kind;
    file.url = u"https://service.example"_s;
    file.key = u"typed"_s;
    file.clientId = clientId;
    return file;
}

Error noKey(const QString& name)
{
    return {Error::Rule, u"there is no key for %1"_s.arg(name), name, u"quarterdeck keys set %1"_s.arg(name)};
}

HttpAnswer turnedAway()
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::Answered;
    answer.status = 401;
    return answer;
}

} // namespace

TEST(SignIns, WhoIsNotSignedInIsToldToSignInAndNotToTypeAKey)
{
    int kinds = 0;
    for (size_t i = 0; i < EnumWords<ConnectorKind>::words.size(); ++i) {
        const auto kind = ConnectorKind(i);
        SCOPED_TRACE(EnumWords<ConnectorKind>::words[i]);
        const ConnectorFile signedIn = fileOf(kind, u"app"_s), typed = fileOf(kind, {});
        EXPECT_EQ(asOfSignIn(noKey(u"typed"_s), typed).hint, u"quarterdeck keys set typed"_s);
        if (!ConnectorFile::canSignIn(kind))
            continue;
        ++kinds;
        const Error told = asOfSignIn(noKey(u"typed"_s), signedIn);
        EXPECT_EQ(told.kind, Error::Rule) << "by which a delivery waits for it";
        EXPECT_EQ(told.text, u"nobody has signed in to The way"_s);
        EXPECT_EQ(told.hint, u"quarterdeck connectors sign-in way"_s);
        EXPECT_EQ(asOfSignIn(noKey(u"developer"_s), signedIn).hint, u"quarterdeck keys set developer"_s) << "that one is typed";
        EXPECT_TRUE(testTrouble(turnedAway(), signedIn, {})->hint.startsWith(u"quarterdeck connectors sign-in way"_s));
        EXPECT_TRUE(testTrouble(turnedAway(), signedIn, {}, {u"as @press"_s, {}})->hint == u"quarterdeck connectors sign-in way: as @press"_s);
        EXPECT_TRUE(testTrouble(turnedAway(), typed, {})->hint.startsWith(u"quarterdeck keys set typed"_s));
    }
    EXPECT_EQ(kinds, 8);
}
