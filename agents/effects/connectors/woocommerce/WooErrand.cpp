#include "agents/effects/connectors/woocommerce/WooErrand.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/render/Html.h"

#include <algorithm>

namespace qd::agents {

namespace {

QString orNone(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("none") : text;
}

QString stockOf(const ShopItem& item)
{
    return item.isCounted && item.stock ? QString::number(*item.stock) : QStringLiteral("not counted");
}

} // namespace

WooErrand::WooErrand(const ApiConnector& of, Delivery delivery, Gate gate, const QList<ProductChange>& changes) : ApiErrand(of, std::move(delivery), std::move(gate)), m_changes(changes)
{
    QMap<qint64, QList<ProductChange>> groups;
    for (const ProductChange& change : m_changes)
        groups[change.variation > 0 ? change.product : 0].append(change);
    for (auto group = groups.begin(); group != groups.end(); ++group)
        m_groups.append({group.key(), *group});
}

Outcome WooErrand::complained(Outcome outcome, const Result<HttpAnswer>& answer) const
{
    if (const QString complaint = wooComplaintIn(answer->body); answer->status >= 400 && !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint;
    return outcome;
}

/// Before anything was written: what is not clear is asked anew. A whole answer that says something else than a shop does would be no other the
/// next time.
Outcome WooErrand::notYet(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before anything was written")};
    const Outcome verdict = verdictOf(*answer, {host(), Guarantees::ByContent}, m_clock.now());
    if (verdict.kind == Outcome::Confirmed && answer->trouble.isEmpty())
        return {Outcome::Refused, verdict.text + QStringLiteral(", and not as WooCommerce does: nothing was written")};
    if (verdict.kind == Outcome::Confirmed || verdict.kind == Outcome::Unknown)
        return {Outcome::Later, QStringLiteral("nothing is written yet: ") + verdict.text, {}, kTryAgain};
    return complained(verdict, answer);
}

void WooErrand::read(Read done)
{
    readFrom(0, {}, std::move(done));
}

void WooErrand::readFrom(qsizetype group, QList<ShopItem> items, Read done)
{
    if (group == m_groups.size())
        return done(items, {});
    const qint64 product = m_groups[group].first;
    ask(wooRead(m_file, product, m_groups[group].second), [this, group, product, items = std::move(items), done = std::move(done)](const Result<HttpAnswer>& answer) mutable {
        const Result<QList<ShopItem>> more = isDone(answer) ? wooItemsIn(answer->body, product) : Result<QList<ShopItem>>(fault(answer, answer ? wooComplaintIn(answer->body) : QString()));
        if (!more)
            return done(more, notYet(answer));
        items += *more;
        readFrom(group + 1, std::move(items), std::move(done));
    });
}

QString WooErrand::digest(const QList<ShopItem>& items) const
{
    QStringList all;
    for (const ProductChange& change : m_changes)
        all.append(digestOf(itemOf(items, change)));
    return all.join(u'.');
}

bool WooErrand::isAllThere(const QList<ShopItem>& items) const
{
    return std::all_of(m_changes.begin(), m_changes.end(), [&items](const ProductChange& change) {
        const ShopItem* const item = itemOf(items, change);
        return item && standsThere(*item, change);
    });
}

/// What no shop would do as it is meant.
QString WooErrand::whyNot(const QList<ShopItem>& items) const
{
    for (const ProductChange& change : m_changes) {
        const ShopItem* const item = itemOf(items, change);
        if (!item)
            return QStringLiteral("the shop has no %1").arg(nameOf(change));
        if (item->type == QLatin1String("variable") && (change.price || change.salePrice))
            return QStringLiteral("%1 has variations, and its prices are theirs").arg(nameOf(change));
        if (item->type == QLatin1String("grouped") || item->type == QLatin1String("external"))
            return QStringLiteral("%1 is \"%2\", and has no stock or prices of its own").arg(nameOf(change), item->type);
    }
    return {};
}

/// Of each: either it is as it was when she was asked, or what we write stands there already.
QString WooErrand::whyStale(const QList<ShopItem>& items) const
{
    const QStringList asked = m_delivery.content.target.split(u'.');
    for (qsizetype i = 0; i < m_changes.size(); ++i) {
        const ShopItem* const item = itemOf(items, m_changes[i]);
        if (!item || (digestOf(item) != asked.value(i) && !standsThere(*item, m_changes[i])))
            return QStringLiteral("%1 is not as it was when you were asked: it was changed, or sold, in the shop").arg(nameOf(m_changes[i]));
    }
    return {};
}

void WooErrand::write(Ended ended)
{
    m_ended = std::move(ended);
    read([this](const Result<QList<ShopItem>>& items, const Outcome& otherwise) {
        if (!items)
            return end(otherwise);
        if (isAllThere(*items))
            return end({Outcome::Confirmed, QStringLiteral("it stands in the shop already")});
        const QString why = whyStale(*items);
        why.isEmpty() ? send(0) : end({Outcome::Refused, why});
    });
}

void WooErrand::send(qsizetype group)
{
    if (group == m_groups.size())
        return tally();
    ask(wooWrite(m_file, m_groups[group].first, m_groups[group].second), [this, group](const Result<HttpAnswer>& answer) { sent(group, answer); });
}

void WooErrand::sent(qsizetype group, const Result<HttpAnswer>& answer)
{
    const auto& [product, changes] = m_groups[group];
    if (!answer)
        return end(unsent(answer.error()));
    const Result<WooWritten> written = isDone(answer) ? wooWrittenIn(answer->body, product) : Result<WooWritten>(Error{});
    if (!written) {
        const auto whole = [](const HttpAnswer&) -> Result<QString> { return Error{Error::Parse, QStringLiteral("it does not say what was changed"), {}, {}}; };
        Outcome outcome = complained(verdictOf(*answer, {host(), Guarantees::ByContent, whole}, m_clock.now()), answer);
        if (outcome.kind == Outcome::Refused && m_written > 0)
            outcome = {Outcome::Unknown, QStringLiteral("%1 of %2 are changed, and the next were refused: %3").arg(m_written).arg(m_changes.size()).arg(outcome.text)};
        return end(outcome);
    }
    for (const ProductChange& change : changes) {
        const ShopItem* const item = itemOf(written->items, change);
        const QString why = written->refused.value(change.variation > 0 ? change.variation : change.product, QStringLiteral("it stands there otherwise"));
        if (item && standsThere(*item, change))
            ++m_written;
        else
            m_refused.append(QStringLiteral("%1: %2").arg(nameOf(change), why));
    }
    send(group + 1);
}

void WooErrand::tally()
{
    const QString not_ = m_refused.mid(0, 5).join(QStringLiteral("; "));
    if (m_refused.isEmpty())
        return end({Outcome::Confirmed, m_written == 1 ? QStringLiteral("the shop has it") : QStringLiteral("the shop has all %1").arg(m_written)});
    if (m_written == 0)
        return end({Outcome::Refused, QStringLiteral("the shop changed nothing: ") + not_});
    end({Outcome::Unknown, QStringLiteral("the shop changed %1 of %2, and not %3").arg(m_written).arg(m_changes.size()).arg(not_)});
}

QString WooErrand::difference(const QList<ShopItem>& items) const
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("What changes in the shop"));
    out.open("ul");
    for (const ProductChange& change : m_changes) {
        const ShopItem& item = *itemOf(items, change);
        QStringList words;
        if (change.price)
            words.append(QStringLiteral("price %1, is %2").arg(*change.price, orNone(item.price)));
        if (change.salePrice)
            words.append(QStringLiteral("sale price %1, is %2").arg(orNone(*change.salePrice), orNone(item.salePrice)));
        if (change.stock)
            words.append(QStringLiteral("stock %1, is %2").arg(QString::number(*change.stock), stockOf(item)));
        const QString called = item.sku.isEmpty() ? item.name : QStringLiteral("%1 (%2)").arg(item.name, item.sku);
        out.element("li", {}, QStringLiteral("%1, “%2”: %3%4").arg(nameOf(change), called, words.join(QStringLiteral("; ")), standsThere(item, change) ? QStringLiteral(" (it stands so already)") : QString()));
    }
    out.close("ul");
    return out.take();
}

void WooErrand::look(Connector::Seen seen)
{
    read([this, seen = std::move(seen)](const Result<QList<ShopItem>>& items, const Outcome&) {
        if (!items)
            return seen(items.error());
        if (const QString why = whyNot(*items); !why.isEmpty())
            return seen(unfit(why, QStringLiteral("products")));
        seen(Sight{digest(*items), {}, difference(*items)});
    });
}

void WooErrand::lookUp(Connector::Looked looked)
{
    read([this, looked = std::move(looked)](const Result<QList<ShopItem>>& items, const Outcome&) {
        if (!items)
            return looked({Found::Unclear, items.error().text, {}});
        if (isAllThere(*items))
            return looked({Found::Yes, QStringLiteral("all of it stands in the shop"), {}});
        if (digest(*items) == m_delivery.content.target)
            return looked({Found::No, QStringLiteral("nothing of it has been written in the shop since you were asked"), {}});
        looked({Found::Unclear, QStringLiteral("something has changed in the shop since you were asked, and it is not all of this"), {}});
    });
}

} // namespace qd::agents
