#include "tests/agents/approvals/BadBundles.h"

#include "tests/agents/approvals/ApprovedHome.h"

namespace qd::test {

namespace {

SigningKey keyIn(const QString& folder, const char* name)
{
    return *SigningKey::readOrMake(folder + QStringLiteral("/signers/") + QLatin1String(name));
}

/// Whether a byte of the text is of the class that is changed.
bool isOf(BadBundles::Way way, char byte)
{
    switch (way) {
    case BadBundles::Letter: return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    case BadBundles::Digit: return byte >= '0' && byte <= '9';
    case BadBundles::Mark: return QByteArray("{}[]\":,-_").contains(byte);
    default: return true;
    }
}

} // namespace

Signers::Signers(const QString& folder)
    : laptop(keyIn(folder, "laptop"))
    , anna(keyIn(folder, "anna"))
    , narrow(keyIn(folder, "narrow"))
    , poor(keyIn(folder, "poor"))
    , late(keyIn(folder, "late"))
    , gone(keyIn(folder, "gone"))
    , strange(keyIn(folder, "strange"))
{
}

QList<SetDeputy> Signers::named(Instant now) const
{
    const auto deputy = [](const char* id, const SigningKey& key) { return Deputy{{QString::fromLatin1(id)}, QString::fromLatin1(id), key.publicPart(), {}, {}, {}}; };
    Deputy letters = deputy("narrow", narrow);
    letters.kinds = {{QStringLiteral("letter")}};
    Deputy nothing = deputy("poor", poor);
    nothing.most = Money{-1};
    Deputy soonOver = deputy("late", late);
    soonOver.until = now + Duration(1'000);
    return {{deputy("human", laptop), false}, {deputy("anna", anna), false}, {letters, false}, {nothing, false},
            {soonOver, false},                {deputy("gone", gone), false}, {deputy("gone", gone), true}};
}

SignedOffice::SignedOffice(const Organisation& organisation)
    : rig(organisation)
    , signers(rig.home.path())
{
    rig.close();
    rig.keyFile = rig.home.file(QStringLiteral("private/record.key"));
    QFile::remove(rig.home.file(QStringLiteral("record.qdr")));
    rig.open();
    answerWell(rig);
    for (const SetDeputy& named : signers.named(rig.clock.now()))
        if (const Result<Receipt> done = rig.issue(named); !done)
            qFatal("a deputy is not taken: %s", qPrintable(done.error().text));
    rig.pass(std::chrono::minutes(1));
    id = SigningKey::read(rig.keyFile)->publicPart();
}

TakeBundle sealed(const QByteArray& text, const SigningKey& key)
{
    return {QString::fromUtf8(text), key.publicPart(), key.sign(text)};
}

TakeBundle sealed(const rules::Bundle& bundle, const SigningKey& key)
{
    return sealed(encode(bundle), key);
}

const char* BadBundles::name(Way way)
{
    static constexpr const char* kNames[] = {"a letter changed", "a digit changed", "a mark changed", "a control character", "a letter of another script", "cut short", "something behind it",
        "another signature", "another key", "a key that nobody has", "handed in again", "of an item that gave way to another", "of other content", "of an item that never was",
        "for another organisation", "for another home", "older than it may be", "not made yet", "decided too long ago", "a name twice", "white space", "a member more", "of another form",
        "an item twice", "too many", "of a kind they may not", "dearer than they may", "their time is over", "not a deputy any more", "handed in by an agent"};
    static_assert(std::size(kNames) == Ways);
    return kNames[way];
}

TakeBundle BadBundles::make(Way way, const rules::Bundle& good, const rules::Bundle& older, const TakeBundle& taken)
{
    if (way <= Key)
        return tampered(way, good);
    if (way == Unknown)
        return sealed(good, m_signers.strange);
    if (way == Replayed)
        return taken;
    if (way == Older)
        return sealed(older, m_signers.laptop);
    if (way >= TwiceKey && way <= Member)
        return rewritten(way, good);
    return way >= Kinds && way <= Removed ? sealed(good, limited(way)) : elsewhere(way, good);
}

const SigningKey& BadBundles::limited(Way way) const
{
    return way == Kinds ? m_signers.narrow : way == Most ? m_signers.poor : way == Until ? m_signers.late : m_signers.gone;
}

/// Changed after it was signed.
TakeBundle BadBundles::tampered(Way way, const rules::Bundle& good)
{
    TakeBundle command = sealed(good, m_signers.laptop);
    QByteArray text = command.text.toUtf8();
    qsizetype at = below(text.size());
    while (!isOf(way, text[at]))
        at = (at + 1) % text.size();
    switch (way) {
    case Letter: text[at] = char(text[at] ^ 0x20); break;
    case Digit: text[at] = char('0' + (text[at] - '0' + 1 + below(9)) % 10); break;
    case Mark: text[at] = text[at] == ',' ? ' ' : ','; break;
    case Control: text.insert(at, char(below(0x20))); break;
    case High: text.insert(at, "\xd0\xb0"); break; // а
    case Cut: text.chop(1 + below(text.size() - 1)); break;
    case Added: text.append(m_random() % 2 ? " " : "\n"); break;
    case Signature: command.signature[below(command.signature.size())] ^= char(1 << below(8)); break;
    default: command.key[below(command.key.size())] ^= char(1 << below(8)); break;
    }
    command.text = QString::fromUtf8(text);
    return command;
}

/// Signed by the right key, and written otherwise than it is signed.
TakeBundle BadBundles::rewritten(Way way, const rules::Bundle& good)
{
    QByteArray text = encode(good);
    if (way == Spaced)
        text.insert(text.indexOf(','), m_random() % 2 ? ' ' : '\n');
    else if (way == Member)
        text.insert(1, R"("more":true,)");
    else if (m_random() % 2)
        text.insert(text.indexOf(R"("decision":{)") + 12, R"("verdict":"reject",)");
    else
        text.insert(1, R"("format":"quarterdeck-decisions-1",)");
    return sealed(text, m_signers.laptop);
}

/// Signed by the right key, and about something else.
TakeBundle BadBundles::elsewhere(Way way, rules::Bundle bundle)
{
    rules::SignedDecision& one = bundle.decisions.first();
    switch (way) {
    case Flipped: one.decision.sha256[below(32)] ^= char(1 << below(8)); break;
    case Gone: one.decision.approval.uuid.low ^= quint64(1) << below(60); break;
    case Organisation: bundle.organisation.text += QLatin1Char('x'); break;
    case Home: bundle.home[below(32)] ^= char(1 << below(8)); break;
    case Expired: bundle.madeAt = bundle.madeAt - rules::kOldestBundle - Duration(1 + below(1'000'000'000)); break;
    case Future: bundle.madeAt = bundle.madeAt + rules::kClocksDiffer + Duration(1 + below(1'000'000'000)); break;
    case Backdated: one.at = one.at - rules::kOldestBundle - Duration(1 + below(1'000'000'000)); break;
    case Format: bundle.format = m_random() % 2 ? QString() : QStringLiteral("quarterdeck-review-1"); break;
    case TwiceItem: bundle.decisions.append(one); break;
    case Flood:
        while (bundle.decisions.size() <= rules::kMostInBundle) {
            rules::SignedDecision more = one;
            more.decision.approval.uuid.low += quint64(bundle.decisions.size());
            bundle.decisions.append(more);
        }
        break;
    default: break;
    }
    return sealed(bundle, m_signers.laptop);
}

} // namespace qd::test
