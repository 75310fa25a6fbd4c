#include "agents/effects/connectors/git/GitConnector.h"

#include "agents/effects/Replacing.h"
#include "agents/effects/http/Verdict.h"
#include "agents/effects/render/Html.h"
#include "core/base/Digest.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostFiles = 200;
constexpr qint64 kMostBytes = 50 * 1024 * 1024;
constexpr Duration kTryAgain = std::chrono::seconds(30), kSettles = std::chrono::seconds(60);

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

/// Before anything was sent.
Outcome notPushed(const Error& why)
{
    switch (why.kind) {
    case Error::Cancelled: return {Outcome::NotSent, why.text};
    case Error::Network:
    case Error::Store: return {Outcome::Later, why.text, {}, kTryAgain};
    default: return {Outcome::Refused, why.text};
    }
}

Outcome unknown(const QString& text)
{
    return {Outcome::Unknown, text, {}, kSettles, true};
}

/// Nothing leaves that is not what was approved.
Result<Done> checkBytes(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const auto bytes = delivery.blobs.constFind(file.sha256);
        if (bytes == delivery.blobs.constEnd() || bytes->size() != file.bytes || sha256(*bytes) != file.sha256)
            return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120));
    }
    return Done{};
}

QString brief(const QString& commit)
{
    return commit.left(10);
}

QString preview(const GitErrand& errand, const QString& place)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("What this commit changes"));
    out.element("p", {}, QStringLiteral("%1, on top of %2, as commit %3").arg(place, brief(errand.head()), errand.commit()));
    out.element("pre", {}, xmlSafe(errand.difference()));
    return out.take();
}

} // namespace

QString GitConnector::place() const
{
    return m_file.url + QLatin1Char('#') + m_file.branch + (m_file.path.isEmpty() ? QString() : QLatin1Char(':') + m_file.path);
}

Guarantees GitConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("What you approve is one commit, known by its hash; it is pushed only if the branch still stands where it stood when you were asked."),
             QStringLiteral("Pushing it twice changes nothing. When a push breaks off, the branch itself says whether it arrived; a server whose hooks take minutes may "
                            "take it later than that."),
             QStringLiteral("It cannot be taken back: undoing it is another commit. What the server does with a commit (a build, a mail) is not seen from here.")},
            std::chrono::seconds(10), true};
}

Result<Done> GitConnector::checkFiles(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    if (content.files.isEmpty() || content.files.size() > kMostFiles)
        return unfit(QStringLiteral("it has %1 files; a commit of ours has 1 to %2").arg(content.files.size()).arg(kMostFiles), QStringLiteral("files"));
    qint64 bytes = 0;
    for (const EffectFile& file : content.files) {
        bytes += file.bytes;
        if (!isRepositoryPath(file.path))
            return unfit(QStringLiteral("\"%1\" can be no file of a repository").arg(file.path.left(120)), file.path.left(120), QStringLiteral("a relative path without \"..\" and \".git\""));
    }
    if (bytes > kMostBytes)
        return unfit(QStringLiteral("its files have %1 bytes; a commit of ours may have %2").arg(bytes).arg(kMostBytes), QStringLiteral("files"));
    return Done{};
}

Result<Done> GitConnector::check(const EffectContent& content) const
{
    if (const Result<Done> fit = checkFiles(content); !fit)
        return fit;
    if (!content.destination.startsWith(place() + QLatin1Char('/')))
        return unfit(QStringLiteral("it was meant for %1, and %2 now puts things into %3").arg(content.destination.left(300), m_file.title, place()), QStringLiteral("destination"));
    if (content.target.size() != 40 || gitdetails::textAt(content, gitdetails::kCommit).size() != 40)
        return unfit(QStringLiteral("it was not compared with %1 before it was asked about").arg(m_file.url), QStringLiteral("target"));
    return Done{};
}

void GitConnector::leave()
{
    for (const auto& [effect, errand] : std::exchange(m_under, {}))
        errand->drop();
    m_asking.clear();
}

/// With its key at hand.
void GitConnector::begin(const Delivery& delivery, const Gate& gate, const Begun& begun)
{
    const EffectId effect = delivery.effect;
    const auto with = [this, delivery, gate, begun](const Result<SharedSecret>& key) {
        if (!key)
            return begun(key.error());
        const Errand errand = std::make_shared<GitErrand>(m_file, std::make_unique<GitBench>(m_clone, *key), delivery, gate);
        m_under[delivery.effect] = errand;
        begun(errand);
    };
    if (m_file.key.isEmpty())
        return with(SharedSecret());
    m_asking.insert(effect);
    m_door->findKey({m_file.key, m_file.url}, [this, effect, with](const Result<SharedSecret>& key) {
        const bool isWanted = m_asking.erase(effect) > 0;
        with(isWanted ? key : Result<SharedSecret>(Error{Error::Cancelled, QStringLiteral("it was held back before it left"), {}, {}}));
    });
}

void GitConnector::cancel(const EffectId& effect)
{
    m_asking.erase(effect);
    if (const auto under = m_under.find(effect); under != m_under.end())
        Errand(under->second)->stop();
}

void GitConnector::look(const Delivery& asked, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkFiles(asked.content); !fit)
        return seen(fit.error());
    if (const Result<Done> same = checkBytes(asked); !same)
        return seen(same.error());
    Delivery delivery = asked;
    Sight sight;
    sight.details = {{gitdetails::kMark, asked.effect.toString()}, {gitdetails::kSeconds, m_clock.now().ms / 1'000}};
    for (auto one = sight.details.begin(); one != sight.details.end(); ++one)
        delivery.content.details.insert(one.key(), *one);
    begin(delivery, gate, [this, sight, seen = std::move(seen)](const Result<Errand>& begun) {
        if (!begun)
            return seen(Error{begun.error().kind, begun.error().text, unsent(begun.error()).why == Deferral::Key ? QStringLiteral("key") : begun.error().where, begun.error().hint});
        const Errand errand = *begun;
        const auto ended = [this, effect = errand->delivery().effect, seen](const Result<Sight>& result) {
            end(effect);
            seen(result);
        };
        errand->onFailure([ended](const Error& why) { ended(why); });
        const auto compared = [this, errand, sight, ended] {
            Sight whole = sight;
            whole.target = errand->head();
            whole.details.insert(gitdetails::kCommit, errand->commit());
            if (const QStringList& replaced = errand->replaced(); !replaced.isEmpty())
                whole.details.insert(kReplaces, QStringLiteral("%1, which %2 holds already").arg(replaced.first(), m_file.title) + (replaced.size() > 1 ? QStringLiteral("; and %1 more").arg(replaced.size() - 1) : QString()));
            whole.preview = preview(*errand, place());
            ended(whole);
        };
        const auto built = [this, errand, compared, ended] {
            if (errand->changesNothing())
                return ended(unfit(QStringLiteral("%1 holds these files already, byte for byte").arg(m_file.title), QStringLiteral("files")));
            errand->compare(compared);
        };
        errand->open(true, [=] { errand->ask([=] { errand->fetch(true, [=] { errand->build(errand->head(), built); }); }); });
    });
}

void GitConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkBytes(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    begin(delivery, gate, [this, ended = std::move(ended)](const Result<Errand>& begun) {
        if (!begun)
            return ended(unsent(begun.error()));
        const auto over = [this, effect = (*begun)->delivery().effect, ended](const Outcome& outcome) {
            end(effect);
            ended(outcome);
        };
        (*begun)->onFailure([over](const Error& why) { over(notPushed(why)); });
        send(*begun, over);
    });
}

/// What is there already is not sent again.
void GitConnector::send(const Errand& errand, const Ended& ended)
{
    const EffectContent& content = errand->delivery().content;
    const QString commit = gitdetails::textAt(content, gitdetails::kCommit), before = content.target;
    const auto traced = [this, errand, commit, before, ended] {
        if (errand->isThere())
            return ended(stands(commit, QStringLiteral("it is part of")));
        if (errand->head() != before)
            return ended({Outcome::Refused, QStringLiteral("%1 has moved since you were asked: from %2 to %3").arg(place(), brief(before), brief(errand->head()))});
        build(errand, ended);
    };
    errand->open(true, [=] { errand->ask([=] { errand->fetch(true, [=] { errand->trace(commit, traced); }); }); });
}

void GitConnector::build(const Errand& errand, const Ended& ended)
{
    errand->build(errand->delivery().content.target, [this, errand, ended] {
        if (errand->commit() != gitdetails::textAt(errand->delivery().content, gitdetails::kCommit))
            return ended({Outcome::Refused, QStringLiteral("the commit would be %1, and another one was approved").arg(brief(errand->commit()))});
        push(errand, ended);
    });
}

/// From here on a step that fails leaves it open what became of the push.
void GitConnector::push(const Errand& errand, const Ended& ended)
{
    errand->push(errand->delivery().content.target, [this, errand, ended] {
        if (errand->pushed().kind == PushWord::Taken)
            return ended(stands(errand->commit(), QStringLiteral("pushed to")));
        if (errand->isStopped())
            return ended(unknown(QStringLiteral("the push was cut off, and nobody has looked whether it arrived")));
        errand->onFailure([at = errand.get(), ended](const Error& why) {
            ended(unknown(at->isStopped() ? QStringLiteral("the push broke off, and looking for it was stopped") : QStringLiteral("the push broke off, and then %1").arg(why.text)));
        });
        settle(errand, 0, ended);
    });
}

/// What was refused may be there all the same: an earlier push of it, that was believed lost, may have come first.
void GitConnector::settle(const Errand& errand, int tries, const Ended& ended)
{
    const auto traced = [this, errand, tries, ended] {
        if (errand->isThere())
            return ended(stands(errand->commit(), QStringLiteral("looked up: it is part of")));
        if (errand->pushed().kind == PushWord::Refused)
            return ended({Outcome::Refused, QStringLiteral("%1 did not take it: %2").arg(place(), errand->pushed().why)});
        if (tries + 1 < m_looks.size())
            return settle(errand, tries + 1, ended);
        ended(unknown(QStringLiteral("the push broke off; %1 stands at %2, without it, and the server may be at it still").arg(place(), brief(errand->head()))));
    };
    errand->wait(m_looks.value(tries), [=] { errand->ask([=] { errand->fetch(true, [=] { errand->trace(errand->commit(), traced); }); }); });
}

Outcome GitConnector::stands(const QString& commit, const QString& how) const
{
    return {Outcome::Confirmed, QStringLiteral("%1 %2, commit %3").arg(how, place(), brief(commit)), commit};
}

void GitConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    begin(delivery, gate, [this, looked = std::move(looked)](const Result<Errand>& begun) {
        if (!begun)
            return looked({Found::Unclear, begun.error().text, {}});
        const Errand errand = *begun;
        const auto over = [this, effect = errand->delivery().effect, looked](const LookedUp& found) {
            end(effect);
            looked(found);
        };
        errand->onFailure([over](const Error& why) { over({Found::Unclear, why.text, {}}); });
        const QString commit = gitdetails::textAt(errand->delivery().content, gitdetails::kCommit);
        const auto traced = [this, errand, commit, over] {
            const QString where = QStringLiteral("%1 stands at %2").arg(place(), brief(errand->head()));
            if (errand->isThere())
                return over({Found::Yes, QStringLiteral("%1, and commit %2 is part of it").arg(where, brief(commit)), commit});
            over({Found::No, QStringLiteral("%1, without commit %2").arg(where, brief(commit)), {}});
        };
        errand->open(false, [=] { errand->ask([=] { errand->fetch(false, [=] { errand->trace(commit, traced); }); }); });
    });
}

void GitConnector::test(const Gate& gate, Tested tested)
{
    begin(Delivery{}, gate, [this, tested = std::move(tested)](const Result<Errand>& begun) {
        if (!begun)
            return tested(begun.error());
        const Errand errand = *begun;
        const auto over = [this, tested](const Result<QString>& found) {
            end({});
            tested(found);
        };
        errand->onFailure([over](const Error& why) { over(why); });
        errand->open(false, [this, errand, over] {
            errand->ask([this, errand, over] {
                over(QStringLiteral("%1 can be read: \"%2\" stands at %3. Whether it may be written, the first commit shows.").arg(m_file.url, m_file.branch, brief(errand->head())));
            });
        });
    });
}

} // namespace qd::agents
