#include "core/store/safety/NamedBlobs.h"

#include "tests/core/store/RecordFixture.h"

namespace qd::test {

namespace {

/// Every place in a described type where bytes stand.
class BytesLister {
public:
    BytesLister(QStringList& into, QString at) : m_into(into), m_at(std::move(at)) {}
    template <class T> void operator()(const char* name, T& value) { list(value, m_at + QLatin1Char('.') + QLatin1String(name)); }

private:
    void list(QByteArray&, const QString& at) { m_into.append(at); }
    template <class T> void list(T& value, const QString& at)
    {
        if constexpr (Described<T>) {
            if (at.count(QLatin1Char('.')) > 5) // some types hold lists of themselves
                return;
            BytesLister inner(m_into, at);
            value.fields(inner);
        }
    }
    template <class T> void list(QList<T>&, const QString& at) { T one{}; list(one, at); }
    template <class T> void list(std::optional<T>&, const QString& at) { T one{}; list(one, at); }
    template <class K, class T> void list(QMap<K, T>&, const QString& at) { T one{}; list(one, at); }

    QStringList& m_into;
    QString m_at;
};

template <size_t... I>
QStringList everyPlace(std::index_sequence<I...>)
{
    QStringList all;
    const auto add = [&all]<class T>(T fact) {
        BytesLister lister(all, QLatin1String(T::kName));
        fact.fields(lister);
    };
    (add(std::variant_alternative_t<I, AnyFact>{}), ...);
    return all;
}

QByteArray hashOf(char c)
{
    return QByteArray(32, c);
}

QList<QByteArray> namedBy(const Fact& fact)
{
    QList<QByteArray> all;
    eachNamedBlob(fact, [&all](const QByteArray& sha256) { all.append(sha256); });
    return all;
}

} // namespace

TEST(NamedBlobs, WhoAddsAPlaceForBytesSaysWhetherTheRecordKeepsThem)
{
    const QSet<QString> kept{QStringLiteral("brief-submitted.sources.sha256"), QStringLiteral("turn-finished.reply"), QStringLiteral("turn-batched.order"), QStringLiteral("turn-failed.prompt"),
        QStringLiteral("turn-finished.prompt"), QStringLiteral("turn-finished.asks"),
        QStringLiteral("tool-used.input"), QStringLiteral("tool-used.output"), QStringLiteral("artefact-made.artefact.sha256"), QStringLiteral("step-revised.reply"),
        QStringLiteral("effect-planned.effect.content.files.sha256"), QStringLiteral("approval-asked.approval.content.files.sha256"),
        QStringLiteral("approval-asked.approval.preview"), QStringLiteral("approval-asked.approval.draft"),
        QStringLiteral("approval-asked.approval.previous_draft"), QStringLiteral("approval-asked.approval.sources.sha256"),
        QStringLiteral("document-kept.document.sha256"), QStringLiteral("document-kept.document.vectors"),
        QStringLiteral("effect-planned.effect.content.requests.sha256"), QStringLiteral("effect-intended.requests.sha256"),
        QStringLiteral("approval-asked.approval.content.requests.sha256"), QStringLiteral("approval-asked.approval.lineage.sha256"),
        QStringLiteral("inbound-taken.inbound.sha256"), QStringLiteral("consent-noted.consent.evidence")};
    const QSet<QString> others{QStringLiteral("organisation-adopted.digest"), QStringLiteral("run-started.organisation"),
        QStringLiteral("effect-planned.effect.sha256"), QStringLiteral("effect-authorised.sha256"), QStringLiteral("approval-asked.approval.sha256"),
        QStringLiteral("approval-decided.sha256"), QStringLiteral("record-restored.head"), QStringLiteral("tool-used.sources.sha256"), QStringLiteral("memory-kept.entry.vector"),
        QStringLiteral("effect-planned.effect.content.recipients.index"), QStringLiteral("effect-planned.effect.trace.rule_digest"),
        QStringLiteral("effect-authorised.trace.rule_digest"), QStringLiteral("effect-intended.mac"), QStringLiteral("approval-asked.approval.content.recipients.index"),
        QStringLiteral("approval-asked.approval.trace.rule_digest"), QStringLiteral("approval-decided.key"), QStringLiteral("rules-set.digest"), QStringLiteral("deputy-set.deputy.public_key"),
        QStringLiteral("bundle-taken.key"), QStringLiteral("connector-set.setting.settings"), QStringLiteral("inbound-taken.inbound.index"),
        QStringLiteral("suppressed.suppression.index"), QStringLiteral("suppression-lifted.index"),
        QStringLiteral("contact-kept.contact.sealed"), QStringLiteral("contact-kept.contact.indexes"), QStringLiteral("contact-erased.key_hash"),
        QStringLiteral("pack-taken.pack.key"), QStringLiteral("pack-taken.pack.sha256"), QStringLiteral("pack-taken.pack.organisation"), QStringLiteral("pack-taken.pack.texts"),
        QStringLiteral("pack-adopted.texts")};
    const QStringList all = everyPlace(std::make_index_sequence<std::variant_size_v<AnyFact>>());
    EXPECT_GT(all.size(), 15);
    QSet<QString> seen;
    for (const QString& place : all) {
        EXPECT_TRUE(kept.contains(place) || others.contains(place)) << place.toStdString() << ": has NamedBlobs.cpp to name it?";
        EXPECT_EQ(kept.contains(place), kept.contains(place) && canNameBlobs(place.section(QLatin1Char('.'), 0, 0).toLatin1())) << place.toStdString();
        seen.insert(place);
    }
    EXPECT_TRUE(seen.contains(kept));
}

TEST(NamedBlobs, EachThatIsKeptIsNamed)
{
    TurnFinished turn;
    turn.reply = hashOf('r');
    turn.prompt = hashOf('p');
    EXPECT_EQ(namedBy(turn), (QList{hashOf('r'), hashOf('p')}));
    EXPECT_TRUE(namedBy(TurnFinished{}).isEmpty()) << "a skill has neither";
    ApprovalAsked asked;
    asked.approval.sha256 = hashOf('e');
    asked.approval.preview = hashOf('v');
    asked.approval.content.files = {{QStringLiteral("index.html"), hashOf('f'), {}, 1}};
    asked.approval.sources = {{QStringLiteral("notes"), {}, hashOf('s'), {}}};
    EXPECT_EQ(namedBy(asked), (QList{hashOf('f'), hashOf('s'), hashOf('v')}));
    BriefSubmitted brief;
    brief.sources = asked.approval.sources;
    EXPECT_EQ(namedBy(brief), QList{hashOf('s')});
    EXPECT_TRUE(namedBy(AllStopped{}).isEmpty());
}

/// A record of a turn whose reply and prompt are kept, with the text that the prompt names.
class KeptBlobs : public RecordTest {
protected:
    const QByteArray reply = "what was said";
    const QByteArray system = "You are the editor.";
    const QByteArray prompt = "{\"model\":\"rehearsal\",\"system_sha256\":\"" + sha256(system).toHex() + "\",\"prompt\":\"Write.\"}";

    void SetUp() override
    {
        ASSERT_TRUE(open());
        TurnFinished turn;
        turn.reply = sha256(reply);
        turn.prompt = sha256(prompt);
        Batch made = batch(notices(3) + QList{stored(turn)});
        for (const QByteArray& bytes : {reply, system, prompt})
            made.blobs.append({sha256(bytes), bytes});
        ASSERT_TRUE(append(made));
        store.close();
    }
    Verification verified()
    {
        HistoryReader reader(file);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        return found ? *found : Verification{};
    }
    void remove(const QByteArray& bytes)
    {
        tamper("DELETE FROM blobs WHERE sha256 = x'" + sha256(bytes).toHex() + '\'');
    }
    void tamper(const QByteArray& sql) { RecordTest::tamper(sql.constData()); }
};

TEST_F(KeptBlobs, ARecordThatHasThemAllIsWhole)
{
    EXPECT_TRUE(verified().ok) << verified().what.toStdString();
    EXPECT_EQ(verified().blobs, 3);
}

TEST_F(KeptBlobs, OneThatAFactNamesAndThatIsGoneIsMissed)
{
    remove(reply);
    const Verification found = verified();
    EXPECT_FALSE(found.ok);
    EXPECT_EQ(found.firstBad, 0) << "the fact is as it was";
    EXPECT_TRUE(found.what.contains(QLatin1String("fact 4"))) << found.what.toStdString();
    EXPECT_TRUE(found.what.contains(QString::fromLatin1(sha256(reply).toHex()))) << found.what.toStdString();
}

TEST_F(KeptBlobs, TheTextThatAKeptCallNamesIsMissedToo)
{
    remove(system);
    const Verification found = verified();
    EXPECT_FALSE(found.ok);
    EXPECT_TRUE(found.what.contains(QString::fromLatin1(sha256(system).toHex()))) << found.what.toStdString();
}

TEST_F(KeptBlobs, AreLookedForAlsoWhereNoSnapshotIsKept)
{
    tamper("DELETE FROM snapshots");
    remove(prompt);
    EXPECT_FALSE(verified().ok);
}

} // namespace qd::test
