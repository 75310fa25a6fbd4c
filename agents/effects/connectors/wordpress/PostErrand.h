#pragma once

#include "agents/effects/connectors/wordpress/WordPressWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up at a site, one after the other. Nothing is made before it was looked for, unless
/// the record says that it was made: a picture by its bytes, a post by its mark. Only the publication, by number, can be seen by others.
/// @thread the dispatcher's.
class PostErrand final : public ApiErrand {
public:
    /// As ApiErrand's. `looks`: how long it waits before each look for something that no answer came to.
    PostErrand(const ApiConnector& of, Delivery delivery, Gate gate, QList<Duration> looks);

    /// A new post.
    void publish(Ended ended);
    /// A change of one that is there.
    void replace(qint64 post, Ended ended);
    using Posts = std::function<void(const Result<QList<SitePost>>&)>;
    /// Those that bear the mark, the oldest first. Error::Network: nobody answered; Error::Cancelled; Error::Rule: it refused.
    void find(Posts found);
    /// Those of that slug.
    void findSlug(const QString& slug, Posts found);
    using Post = std::function<void(const Result<SitePost>&)>;
    void read(qint64 post, Post found);

private:
    void list(const QString& route, const Query& query, Posts found);
    Outcome notYet(const Result<HttpAnswer>& answer, const QString& what) const;
    Outcome notYet(const Error& why, const QString& what) const;
    Outcome refused(const QString& why) const;
    Outcome stands(const SitePost& post) const;
    Error fault(const Result<HttpAnswer>& answer) const;

    void seekAddress(Next next);
    void picture(Next next);
    void seekPicture(int tries, Next next);
    void takePicture(Next next);
    void draft();
    void seekDraft(int tries);
    void makeDraft();
    void drafted(const SitePost& post, bool isOurs);
    void makePublic(int tries);
    void published(const SitePost& post);
    void change(qint64 post);
    void changed(qint64 post, int tries);
    PostText text() const;
    bool isAsApproved(const SitePost& post) const;

    const QList<Duration> m_looks;
    qint64 m_picture = 0;
    qint64 m_post = 0;
    bool m_isDoubtful = false; ///< an answer was lost: something may be there twice
};

} // namespace qd::agents
