//! A stand-in for the fork's own crate: what its hooks call, and nothing behind it.

use rustc_middle::query::Providers;
use rustc_middle::ty::TyCtxt;
use rustc_session::Session;

/// What the command line says of verification.
pub struct VerifyConfig {
    /// `-Zverify`
    pub enabled: bool,
}

impl VerifyConfig {
    pub fn from_session(sess: &Session) -> Self {
        VerifyConfig { enabled: sess.opts.unstable_opts.verify }
    }
}

/// A crate without queries of its own provides none.
pub fn provide(_providers: &mut Providers) {}

/// Nothing is verified: whether it was asked for is all there is to know.
pub fn verify_crate(tcx: TyCtxt<'_>, config: &VerifyConfig) {
    debug_assert_eq!(config.enabled, tcx.sess.opts.unstable_opts.verify);
}
