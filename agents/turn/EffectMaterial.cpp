#include "agents/turn/EffectMaterial.h"

#include "agents/effects/render/BlogPage.h"
#include "agents/effects/render/ads/CampaignChange.h"
#include "agents/effects/render/mail/Email.h"
#include "agents/effects/render/EventFile.h"
#include "agents/effects/render/LinkedInPost.h"
#include "agents/effects/render/mail/MailParts.h"
#include "agents/effects/render/NewsletterEntry.h"
#include "agents/effects/render/SmsText.h"
#include "agents/effects/render/calendar/CalendarEvent.h"
#include "agents/effects/render/crm/ContactUpdate.h"
#include "agents/effects/render/paper/Invoice.h"
#include "agents/effects/render/paper/Letter.h"
#include "agents/effects/render/shop/ProductUpdate.h"
#include "agents/effects/render/social/FeedPost.h"
#include "agents/effects/render/social/LocalPost.h"
#include "agents/effects/render/social/XPost.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/skills/seo/UrlSlug.h"
#include "agents/skills/text/Prose.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

/// Reads the members of a bound input.
class Members {
public:
    Members(const TurnOrder& order, const TurnMaterials& materials) : m_order(order), m_materials(materials) {}

    QByteArray bytes(QStringView name) const { return boundBytes(m_order, m_materials, m_order.input.at(name).toString()); }
    QString text(QStringView name) const { return QString::fromUtf8(bytes(name)); }
    QStringList texts(QStringView name) const
    {
        QStringList list;
        for (const Json& item : m_order.input.at(name).items())
            list.append(item.toString());
        return list;
    }
    /// Whom the step is for, as it says.
    QStringList whom() const
    {
        const QString one = m_order.input.at(u"to").toString();
        return one.isEmpty() ? texts(u"to") : QStringList{one};
    }
    /// The text that people read: hers when she edited it.
    QString body() const { return m_order.edits.isEmpty() ? text(u"text") : m_order.edits; }

private:
    const TurnOrder& m_order;
    const TurnMaterials& m_materials;
};

/// A workflow without a step for addresses and descriptions gets them from the piece.
QString slugOf(const Members& in, const QString& title)
{
    const QString given = in.text(u"slug");
    return given.isEmpty() && !title.isEmpty() ? UrlSlug::of(title) : given;
}

QString descriptionOf(const Members& in, const QString& markdown)
{
    constexpr qsizetype kLongest = 160;
    const QString given = in.text(u"description");
    if (!given.isEmpty())
        return given;
    QString text;
    for (const QString& sentence : Prose::fromMarkdown(markdown).sentences()) {
        if (!text.isEmpty() && text.size() + sentence.size() >= kLongest)
            break;
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + sentence;
    }
    if (text.size() <= kLongest)
        return text;
    return text.left(std::max<qsizetype>(kLongest / 2, text.lastIndexOf(u' ', kLongest - 1))) + QChar(0x2026);
}

PageMaterial pageFrom(const TurnOrder& order, const Members& in)
{
    PageMaterial page;
    page.markdown = in.body();
    page.title = headlineOf(page.markdown, in.text(u"title"));
    page.metaTitle = in.text(u"meta_title");
    page.description = descriptionOf(in, page.markdown);
    page.summary = in.text(u"summary");
    page.slug = slugOf(in, page.title);
    page.keyword = in.text(u"keyword");
    page.headerPng = in.bytes(u"image");
    page.headerAlt = in.text(u"image_alt");
    page.date = order.now;
    page.rehearsal = order.label.rehearsal || order.rehearsal;
    page.update = in.text(u"update").trimmed();
    page.sources = order.sources;
    return page;
}

PostMaterial postFrom(const TurnOrder& order, const Members& in)
{
    PostMaterial post;
    post.title = in.text(u"title");
    post.slug = slugOf(in, post.title);
    post.text = in.body();
    post.hashtags = in.texts(u"hashtags");
    post.imagePng = in.bytes(u"image");
    post.imageAlt = in.text(u"image_alt");
    post.link = in.text(u"link");
    post.date = order.now;
    post.rehearsal = order.label.rehearsal || order.rehearsal;
    post.isPainted = in.text(u"made_with_ai") == QLatin1String("yes");
    return post;
}

Result<Rendered> letter(const TurnOrder& order, const Members& in)
{
    LetterMaterial letter;
    letter.title = in.text(u"title");
    letter.slug = slugOf(in, letter.title);
    letter.text = in.body();
    letter.date = order.now;
    letter.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderLetter(letter, order.brand);
}

Result<Rendered> contactUpdate(const TurnOrder& order, const Members& in)
{
    ContactUpdateMaterial update;
    update.title = in.text(u"title");
    update.fields = in.texts(u"fields");
    update.action = in.text(u"action");
    update.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderContactUpdate(update);
}

Result<Rendered> newsletterEntry(const TurnOrder& order, const Members& in)
{
    NewsletterMaterial entry;
    entry.title = in.text(u"title");
    entry.slug = slugOf(in, entry.title);
    const HeadedText piece = headedText(in.body());
    entry.subject = piece.subject.value_or(in.text(u"subject").isEmpty() ? entry.title : in.text(u"subject"));
    entry.preheader = piece.preheader.value_or(in.text(u"preheader"));
    entry.text = piece.text;
    entry.link = in.text(u"link");
    entry.date = order.now;
    entry.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderNewsletterEntry(entry, order.brand);
}

Result<Rendered> email(const TurnOrder& order, const Members& in)
{
    const HeadedText piece = headedText(in.body());
    const QString title = in.text(u"title");
    EmailMaterial mail;
    mail.slug = slugOf(in, title);
    mail.subject = piece.subject.value_or(in.text(u"subject").isEmpty() ? title : in.text(u"subject"));
    mail.preheader = piece.preheader.value_or(in.text(u"preheader"));
    mail.text = piece.text;
    mail.link = in.text(u"link");
    mail.date = order.now;
    mail.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderEmail(mail, order.brand);
}

Result<Rendered> event(const TurnOrder& order, const Members& in)
{
    EventMaterial event;
    event.type = in.text(u"type");
    event.title = in.text(u"title");
    event.text = in.body();
    event.link = in.text(u"link");
    event.date = order.now;
    event.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderEvent(event);
}

Result<Rendered> sms(const TurnOrder& order, const Members& in)
{
    SmsMaterial sms;
    sms.title = in.text(u"title");
    sms.text = in.body();
    sms.link = in.text(u"link");
    sms.date = order.now;
    sms.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderSms(sms);
}

Result<Rendered> calendarEvent(const TurnOrder& order, const Members& in)
{
    CalendarMaterial event;
    event.title = in.text(u"title");
    event.text = in.body();
    event.place = in.text(u"place");
    event.link = in.text(u"link");
    event.start = in.text(u"start");
    event.end = in.text(u"end");
    event.timeZone = in.text(u"time_zone");
    event.slug = slugOf(in, event.title);
    event.invite = in.text(u"invite");
    event.update = in.text(u"update").trimmed();
    event.hasGuests = !in.text(u"to").isEmpty() || !in.texts(u"to").isEmpty();
    event.date = order.now;
    event.rehearsal = order.label.rehearsal || order.rehearsal;
    return renderCalendarEvent(event);
}

Result<Rendered> localPost(const TurnOrder& order, const Members& in)
{
    LocalPostMaterial local;
    local.post = postFrom(order, in);
    local.topic = in.text(u"topic").trimmed();
    local.action = in.text(u"action").trimmed();
    local.start = in.text(u"start").trimmed();
    local.end = in.text(u"end").trimmed();
    local.coupon = in.text(u"coupon").trimmed();
    local.terms = in.text(u"terms").trimmed();
    local.imageLink = in.text(u"image_link").trimmed();
    return renderLocalPost(local, order.brand);
}

/// Those that make a post with hashtags and a picture.
const QStringList kPosts{QStringLiteral("linkedin-post"), QStringLiteral("x-post"), QStringLiteral("facebook-post"), QStringLiteral("instagram-post"), QStringLiteral("tiktok-post")};

Fields texts(std::initializer_list<const char*> names)
{
    Fields fields;
    for (const char* const name : names)
        fields.insert(QString::fromLatin1(name), FieldKind::Text);
    return fields;
}

} // namespace

QString headlineOf(const QString& markdown, const QString& otherwise)
{
    static const QRegularExpression heading(QStringLiteral("^#\\s+(.+?)\\s*#*\\s*$"), QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = heading.match(markdown);
    return match.hasMatch() ? match.captured(1) : otherwise;
}

QByteArray boundBytes(const TurnOrder& order, const TurnMaterials& materials, const QString& text)
{
    static const QString kBinding = QStringLiteral("@artefact:");
    if (text == kGivenSource)
        return materials.value(order.artefacts.value(kGivenSource));
    if (!text.startsWith(kBinding))
        return text.toUtf8();
    return materials.value(order.artefacts.value(text.mid(kBinding.size())));
}

Json boundInput(const Json& input, const TurnOrder& order, const TurnMaterials& materials)
{
    QList<Json::Member> members;
    for (const Json::Member& member : input.members()) {
        const QString text = member.second.toString();
        members.append(text.startsWith(QLatin1String("@artefact:")) || text == kGivenSource
                           ? Json::Member{member.first, Json(QString::fromUtf8(boundBytes(order, materials, text)))}
                           : member);
    }
    return Json(members);
}

Result<DeclaredInput> toldTo(const SkillLibrary& skills, const SkillId& skill, const Json& input, const TurnOrder& order)
{
    const Skill* its = skills.find(skill);
    const bool isHers = !order.edits.isEmpty(); // nobody has looked yet at what she wrote
    if (!its || (order.label.confidentiality < Confidentiality::Pii && !isHers))
        return DeclaredInput{input, {}};
    return onlyDeclared(input, {its->inputSchema(), its->shown()}, QStringList{order.title, order.brief, order.edits}.join(u'\n'), order.known);
}

Result<SkillOutput> usedSkill(const SkillLibrary& skills, const SkillId& skill, const Json& input, const TurnOrder& order)
{
    const Result<DeclaredInput> told = toldTo(skills, skill, input, order);
    if (!told)
        return told.error();
    SkillInput given{told->input, order.brand, order.home};
    given.rehearsal = order.rehearsal || order.label.rehearsal;
    given.untold = told->untold;
    return skills.run(skill, given);
}

std::optional<Json> takeSkill(TurnReport& report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills)
{
    const Result<SkillOutput> output = usedSkill(skills, order.step.skill, boundInput(order.input, order, materials), order);
    if (!output) {
        report.error = output.error();
        return std::nullopt;
    }
    report.label = order.label;
    report.label.rehearsal = order.rehearsal || order.label.rehearsal;
    report.made.clear();
    for (const SkillFile& file : output->files)
        report.made.append({order.step.produces, order.title, file.mediaType, file.bytes});
    return output->output;
}

QStringList rendererNames()
{
    return {QStringLiteral("blog-page"), QStringLiteral("linkedin-post"), QStringLiteral("newsletter-entry"), QStringLiteral("event"), QStringLiteral("web-post"), QStringLiteral("sms"), QStringLiteral("calendar-event"), QStringLiteral("x-post"), QStringLiteral("letter"), QStringLiteral("contact-update"), QStringLiteral("e-mail"), QStringLiteral("product-update"),
            QStringLiteral("slack-message"), QStringLiteral("facebook-post"), QStringLiteral("instagram-post"), QStringLiteral("tiktok-post"), QStringLiteral("business-post"),
            QStringLiteral("campaign-change"), QStringLiteral("invoice")};
}

Fields rendererInputs(const QString& renderer)
{
    if (renderer == QLatin1String("blog-page"))
        return texts({"text", "title", "meta_title", "description", "summary", "slug", "keyword", "image", "image_alt"});
    if (renderer == QLatin1String("web-post"))
        return texts({"text", "title", "meta_title", "description", "summary", "slug", "keyword", "image", "image_alt", "update"}); // as a page: a site's theme makes the head itself
    if (renderer == QLatin1String("newsletter-entry") || renderer == QLatin1String("e-mail"))
        return texts({"text", "title", "slug", "subject", "preheader", "link"});
    if (renderer == QLatin1String("event"))
        return texts({"type", "title", "text", "link"});
    if (renderer == QLatin1String("sms"))
        return texts({"title", "text", "link"});
    if (renderer == QLatin1String("calendar-event"))
        return texts({"title", "text", "place", "link", "start", "end", "time_zone", "slug", "invite", "to", "update"});
    if (renderer == QLatin1String("letter"))
        return texts({"title", "slug", "text"});
    if (renderer == QLatin1String("invoice"))
        return texts({"invoice"});
    if (renderer == QLatin1String("contact-update")) {
        Fields update = texts({"title", "action"});
        update.insert(QStringLiteral("fields"), FieldKind::Texts);
        return update;
    }
    if (renderer == QLatin1String("product-update"))
        return {{QStringLiteral("title"), FieldKind::Text}, {QStringLiteral("products"), FieldKind::Texts}};
    if (renderer == QLatin1String("campaign-change"))
        return {{QStringLiteral("title"), FieldKind::Text}, {QStringLiteral("currency"), FieldKind::Text}, {QStringLiteral("campaigns"), FieldKind::Texts}};
    if (renderer == QLatin1String("slack-message"))
        return texts({"text", "title", "slug", "link"});
    if (renderer == QLatin1String("business-post"))
        return texts({"text", "title", "slug", "link", "image", "image_alt", "image_link", "topic", "action", "start", "end", "coupon", "terms"});
    Fields fields = texts({"text", "title", "slug", "image", "image_alt", "link"});
    fields.insert(QStringLiteral("hashtags"), FieldKind::Texts);
    if (renderer == QLatin1String("instagram-post") || renderer == QLatin1String("tiktok-post"))
        fields.insert(QStringLiteral("image_link"), FieldKind::Text);
    if (renderer == QLatin1String("x-post"))
        fields.insert(QStringLiteral("made_with_ai"), FieldKind::Text);
    return kPosts.contains(renderer) ? fields : Fields();
}

Fields rendererFields(const QString& renderer)
{
    if (renderer == QLatin1String("blog-page"))
        return texts({"slug", "title", "summary", "date", "url", "author", "keyword", "language", "site_title", "site_tagline", "site_url",
                      "colour_primary", "colour_accent", "colour_background", "colour_text", "image", "image_alt"});
    if (renderer == QLatin1String("web-post"))
        return texts({"slug", "title", "summary", "date", "url", "image", "image_alt", "update"}); // its site says the address when it is looked at
    if (renderer == QLatin1String("newsletter-entry"))
        return texts({"slug", "title", "date", "link", "subject", "preheader"});
    if (renderer == QLatin1String("e-mail"))
        return texts({"slug", "subject", "preheader", "date"});
    if (renderer == QLatin1String("event"))
        return texts({"title", "type", "date"});
    if (renderer == QLatin1String("sms")) {
        Fields fields = texts({"title", "date", "text", "encoding"});
        fields.insert(QStringLiteral("segments"), FieldKind::Number);
        fields.insert(QStringLiteral("characters"), FieldKind::Number);
        return fields;
    }
    if (renderer == QLatin1String("calendar-event"))
        return texts({"title", "start", "end", "date", "invite", "guests", "update"});
    Fields fields = texts({"slug", "title", "date", "link"});
    const auto with = [&fields](const Fields& more, const char* number) {
        fields.insert(more);
        fields.insert(QString::fromLatin1(number), FieldKind::Number);
        return fields;
    };
    if (renderer == QLatin1String("letter"))
        return with(texts({"address_room"}), "pages");
    if (renderer == QLatin1String("invoice"))
        return with(texts({"address_room", "invoice", "customer", "total", "currency", "due"}), "pages");
    if (renderer == QLatin1String("x-post"))
        return with(texts({"text", "image_alt", "made_with_ai"}), "counts");
    if (renderer == QLatin1String("contact-update"))
        return {{QStringLiteral("action"), FieldKind::Text}, {QStringLiteral("fields"), FieldKind::Texts}};
    if (renderer == QLatin1String("product-update"))
        return {{QStringLiteral("count"), FieldKind::Number}};
    if (renderer == QLatin1String("campaign-change"))
        return {{QStringLiteral("count"), FieldKind::Number}, {QStringLiteral("currency"), FieldKind::Text}, {QStringLiteral("from"), FieldKind::Text}, {QStringLiteral("campaigns"), FieldKind::Texts}};
    if (renderer == QLatin1String("business-post"))
        return with(texts({"text", "language", "topic", "action", "start", "end", "coupon", "terms", "image_link"}), "characters");
    if (renderer == QLatin1String("facebook-post") || renderer == QLatin1String("instagram-post") || renderer == QLatin1String("tiktok-post"))
        return with(renderer == QLatin1String("facebook-post") ? texts({"text", "image_alt"}) : texts({"text", "image_alt", "image_link"}), "characters");
    return renderer == QLatin1String("linkedin-post") || renderer == QLatin1String("slack-message") ? with(texts({"text"}), "characters") : Fields();
}

Result<Rendered> renderEffect(const TurnOrder& order, const TurnMaterials& materials)
{
    const Members in(order, materials);
    const QString renderer = order.input.at(u"render").toString();
    if (renderer == QLatin1String("blog-page"))
        return renderBlogPage(pageFrom(order, in), order.brand);
    if (renderer == QLatin1String("web-post"))
        return renderWebPost(pageFrom(order, in), order.brand);
    if (renderer == QLatin1String("linkedin-post"))
        return renderLinkedInPost(postFrom(order, in), order.brand);
    if (renderer == QLatin1String("x-post"))
        return renderXPost(postFrom(order, in), order.brand);
    if (renderer == QLatin1String("slack-message"))
        return renderSlackMessage(postFrom(order, in), order.brand);
    if (renderer == QLatin1String("facebook-post"))
        return renderFacebookPost(postFrom(order, in), order.brand);
    if (renderer == QLatin1String("instagram-post"))
        return renderInstagramPost(postFrom(order, in), in.text(u"image_link").trimmed(), order.brand);
    if (renderer == QLatin1String("tiktok-post"))
        return renderTikTokPost(postFrom(order, in), in.text(u"image_link").trimmed(), order.brand);
    if (renderer == QLatin1String("campaign-change"))
        return renderCampaignChange({in.text(u"title"), in.texts(u"campaigns"), in.text(u"currency"), order.now, order.label.rehearsal || order.rehearsal});
    if (renderer == QLatin1String("business-post"))
        return localPost(order, in);
    if (renderer == QLatin1String("letter"))
        return letter(order, in);
    if (renderer == QLatin1String("invoice"))
        return renderInvoice({in.text(u"invoice"), order.now, order.label.rehearsal || order.rehearsal}, order.brand, in.whom());
    if (renderer == QLatin1String("contact-update"))
        return contactUpdate(order, in);
    if (renderer == QLatin1String("product-update"))
        return renderProductUpdate({in.text(u"title"), in.texts(u"products"), order.label.rehearsal || order.rehearsal});
    if (renderer == QLatin1String("newsletter-entry"))
        return newsletterEntry(order, in);
    if (renderer == QLatin1String("e-mail"))
        return email(order, in);
    if (renderer == QLatin1String("event"))
        return event(order, in);
    if (renderer == QLatin1String("sms"))
        return sms(order, in);
    if (renderer == QLatin1String("calendar-event"))
        return calendarEvent(order, in);
    return Error{Error::Parse, QStringLiteral("the step %1 names the renderer \"%2\"").arg(order.step.id.text, renderer),
                 QStringLiteral("/input/render"), QStringLiteral("one of: ") + rendererNames().join(QLatin1String(", "))};
}

QString unstamped(const Rendered& rendered, const TurnOrder& order, const TurnMaterials& materials)
{
    if (!order.edits.isEmpty() || order.input.at(u"text").toString().startsWith(QLatin1String("@artefact:")))
        return {};
    TurnOrder then = order;
    then.now = Instant{};
    const Result<Rendered> bare = renderEffect(then, materials);
    const auto isSame = [](const EffectFile& one, const EffectFile& other) { return one.path == other.path && one.sha256 == other.sha256; };
    const QList<EffectFile>& files = rendered.content.files;
    if (!bare || std::equal(files.begin(), files.end(), bare->content.files.begin(), bare->content.files.end(), isSame))
        return {};
    return QString::fromLatin1(contentHash(bare->content).toHex());
}

} // namespace qd::agents
